-- A dossier: documents, and what was gathered from them. One SQLite file.
--
-- application_id is 0x5374446f ("StDo"); user_version is the version of this schema, 2.
-- start and end are characters of the document's text, counted from 0, end excluded.
-- number counts from 0 within the document (of mentions, speakers and parties: within the
-- record they belong to) in the order of the text or as found.

-- What gathered this dossier: one row.
create table gathered_by (
  standoff text not null,       -- version of Standoff
  model text not null,          -- the model and its version
  model_sha256 text not null,   -- of the model's files
  actors_sha256 text not null   -- of the actor files in use, Standoff's own and the user's
);

-- Every file that was asked for, in the order in which they were named.
create table file (
  id integer primary key,
  name text not null,           -- the path as it was named
  sha256 text not null,         -- of the file's bytes; empty where they could not be read
  document integer,             -- the document that holds it; null where none does
  reason text                   -- why it could not be read; null with no document: not yet read
);
create index file_sha256 on file (sha256);

-- Documents, each held once however many files hold its bytes or its text.
create table document (
  id integer primary key,       -- the id of the first file that holds it
  name text not null,           -- that file's name
  sha256 text not null,         -- of its bytes
  title text not null,          -- the words of its title; empty where it has none
  date text not null,           -- the ISO date it states for itself; empty where it states none
  media text not null,          -- what it was read as: "text/html", ...
  model text not null,          -- what parsed it
  text_sha256 text not null,    -- of the text in UTF-8
  text text not null            -- what every start and end counts in
);
create index document_text on document (text_sha256);

-- The parts of a document.
create table section (
  document integer not null,    -- document.id, here as in every table below
  number integer not null,
  kind text not null,           -- title, subtitle, body, caption, comment or boilerplate
  start integer not null,
  end integer not null,
  primary key (document, number)
) without rowid;

-- The paragraphs of every section: what a search finds.
create table paragraph (
  id integer primary key,       -- document * 4294967296 + its number in the document
  document integer not null,
  section integer not null,     -- section.number
  start integer not null,
  end integer not null
);
create index paragraph_document on paragraph (document);

-- Everybody a document mentions.
create table actor (
  document integer not null,
  number integer not null,
  id text not null,             -- what the actor is called in statements and events
  name text not null,
  code text not null,           -- ISO 3166 alpha-3, or IGO, NGO, IMG, ISM; empty where unknown
  sector text not null,         -- PLOVER sector: GOV, MIL, REB, ...; empty for a state as such
  primary key (document, number)
) without rowid;

-- The words that refer to an actor.
create table mention (
  document integer not null,
  actor integer not null,       -- actor.number
  number integer not null,
  start integer not null,
  end integer not null,
  kind text not null,           -- name, nominal or pronoun
  rule text not null,           -- what recognised them
  primary key (document, actor, number)
) without rowid;
create index mention_span on mention (document, start, end);

-- What somebody says or thinks, as a document has it.
create table statement (
  document integer not null,
  number integer not null,
  kind text not null,           -- direct, indirect, mixed or view
  start integer not null,       -- of the content
  end integer not null,
  cue_start integer not null,   -- of the words that hand it on: "said", "according to"
  cue_end integer not null,
  addressee_start integer,      -- whom it is said to; null where the document does not say
  addressee_end integer,
  venue_start integer,          -- where it is said; null where the document does not say
  venue_end integer,
  negated integer not null,     -- 1 where somebody does not see, want or believe it
  rule text not null,           -- what found it
  primary key (document, number)
) without rowid;

-- Who speaks: mentions; none where the document names nobody.
create table speaker (
  document integer not null,
  statement integer not null,   -- statement.number
  number integer not null,
  start integer not null,
  end integer not null,
  primary key (document, statement, number)
) without rowid;

-- Who does what to whom.
create table event (
  document integer not null,
  number integer not null,
  type text not null,           -- PLOVER type: THREATEN, DEMAND, ...
  start integer not null,       -- of the trigger
  end integer not null,
  status text not null,         -- reported, claimed, ongoing, attempted, future, conditional,
                                -- hypothetical or negated
  goldstein real not null,      -- from -10 (conflict) to 10 (cooperation)
  cluster integer not null,     -- events of a document with one cluster tell of one act
  reciprocal integer not null,  -- 1 where the parties, all of them sources, do it to one another
  rule text not null,           -- what coded it
  primary key (document, number)
) without rowid;

-- The parties of an event: mentions.
create table party (
  document integer not null,
  event integer not null,       -- event.number
  role text not null,           -- source, target, or claimed_by: in whose words it stands
  number integer not null,
  start integer not null,
  end integer not null,
  primary key (document, event, role, number)
) without rowid;

-- Courses of action that the document names.
create table course (
  document integer not null,
  number integer not null,
  kind text not null,           -- demand, threat, offer, refusal, doing or wish
  words text not null,          -- what would be done, in the infinitive
  start integer not null,       -- of the sentence
  end integer not null,
  cue_start integer not null,   -- of the verb that names it: "demanded", "threatened"
  cue_end integer not null,
  condition_start integer,      -- what it hangs on, with its "if"; null where on nothing
  condition_end integer,
  deadline_start integer,       -- by when; null where the document does not say
  deadline_end integer,
  negated integer not null,     -- 1: that it be not done
  primary key (document, number)
) without rowid;

-- Who would take a course, and who demands it or is threatened or offered it: mentions.
create table taker (
  document integer not null,
  course integer not null,      -- course.number
  role text not null,           -- owner or other
  number integer not null,
  start integer not null,
  end integer not null,
  primary key (document, course, role, number)
) without rowid;

-- Where a stage of Standoff failed: it gathered nothing there, and the rest went on.
create table fault (
  document integer not null,
  number integer not null,
  stage text not null,          -- parse, actors, statements or events
  start integer not null,       -- of the sentence, or of all that the stage goes over
  end integer not null,
  error text not null,
  primary key (document, number)
) without rowid;

-- Which actors speak, and which are parties: mentions that stand at the same characters.
create view speaker_actor as
  select distinct s.document, s.statement, s.number, m.actor
  from speaker s join mention m using (document, start, end);
create view party_actor as
  select distinct p.document, p.event, p.role, p.number, m.actor
  from party p join mention m using (document, start, end);

-- Every record with its place and what made it. Of a section that is the reader of its format.
create view record as
  select 'section' as record, s.document, s.number, s.start, s.end, d.media as rule
    from section s join document d on d.id = s.document
  union all
  select 'actor', document, actor, start, end, rule from mention where number = 0
  union all
  select 'mention', document, number, start, end, rule from mention
  union all
  select 'statement', document, number, start, end, rule from statement
  union all
  select 'event', document, number, start, end, rule from event;

-- Full-text search over paragraphs, by word stems, blind to capitals and accents.
create view passage as
  select p.id, substr(d.text, p.start + 1, p.end - p.start) as text
  from paragraph p join document d on d.id = p.document;
create virtual table words using fts5 (
  text, content = 'passage', content_rowid = 'id',
  tokenize = 'porter unicode61 remove_diacritics 2'
);
