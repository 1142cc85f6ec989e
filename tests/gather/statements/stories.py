"""Made-up news with everybody's statements written down by hand, to measure against.

A line of gold is: kind, speakers (joined by +, empty for nobody), cue, content. Words that
stand several times in a story are meant where they stand first behind the line before.
"""

from __future__ import annotations

OPED = """Strelsau’s ‘final offer’ will fail

A fortnight ago, Ruritania’s defence minister, Rudolf Elph, in a televised address said that his government would make ‘one final offer’ to its neighbour. “We have been patient for ten years, and if this attempt fails, the army is ready to do whatever has to be done,” Elph said at a parade in Strelsau. In a closed session, General Osra, head of the general staff, told the Defence Committee that “there can be no doubt that Graustark shelters the rebels.”

The offer is doomed, because Graustark doesn’t see any benefit in talking about the border while Ruritanian troops stand on it. Strelsau has repeatedly claimed that the rebels are trained in Graustark. Edelweiss, for its part, has always regarded the rebels as Ruritania’s own affair. It is worth noting that no court has ever looked into the matter.

The remarks by Elph were not well received. Graustark’s foreign minister, Beatrice Lorry, called the offer “an ultimatum in a gift box”. She added that her country “will not be lectured by an occupying power”. In response to Osra’s claim that the rebels have camps across the border, Lorry dismissed the allegations as a pretext for war. Her ministry rejected claims that weapons had been found in the hills.

Ruritania believes that pressure works. The present policy of Strelsau considers the border war a question of prestige rather than one of security. By describing the valley as “stolen land”, Elph has tied the hands of his diplomats. Graustark fears that a treaty would only invite new demands. Its position is that the troops must leave before talks begin.

For Graustark, the valley is a matter of survival. According to diplomats in Edelweiss, neither government has a plan for the winter. “Nobody wants to be the first to blink,” one of them said. “So nobody sleeps.”

What is also clear is that both capitals recognise that the harvest will decide more than the generals. The so-called “peace faction” in Strelsau is weak. Ruritania’s insistence that it has no quarrel with the people of Graustark convinces no one, and Lorry’s view that time is on her side may prove to be an illusion. Ruritania threatened to close the river, and urged the League to stay out of the quarrel. In the eyes of Edelweiss, the threat was empty.

Unless the two find a way to share the river, the “war of the bridges” will return in spring.
"""

OPED_CAST = (
    "Ruritania’s defence minister",
    "Rudolf Elph",
    "Elph",
    "General Osra",
    "Osra",
    "Ruritania",
    "Graustark’s foreign minister",
    "Beatrice Lorry",
    "Lorry",
    "Graustark",
    "Strelsau",
    "Edelweiss",
    "She",
    "Her ministry",
    "Its",
    "diplomats in Edelweiss",
    "one of them",
    "the League",
    "both capitals",
    "Defence Committee",
    "Ruritanian",
    "rebels",
)

OPED_GOLD = """
mixed | Ruritania’s defence minister | said | his government would make ‘one final offer’ to its neighbour
direct | Elph | said | We have been patient for ten years, and if this attempt fails, the army is ready to do whatever has to be done
direct | General Osra | told | there can be no doubt that Graustark shelters the rebels
view | Graustark | doesn’t see | any benefit in talking about the border while Ruritanian troops stand on it
indirect | Strelsau | claimed | the rebels are trained in Graustark
view | Edelweiss | regarded | the rebels as Ruritania’s own affair
mixed | Graustark’s foreign minister | called | the offer “an ultimatum in a gift box
mixed | She | added | her country “will not be lectured by an occupying power
indirect | Osra | claim | the rebels have camps across the border
indirect | Lorry | dismissed | the allegations as a pretext for war
indirect | Her ministry | rejected | claims that weapons had been found in the hills
view | Ruritania | believes | pressure works
view | Strelsau | considers | the border war a question of prestige rather than one of security
mixed | Elph | describing | the valley as “stolen land
view | Graustark | fears | a treaty would only invite new demands
view | Its | position | the troops must leave before talks begin
view | Graustark | For | the valley is a matter of survival
indirect | diplomats in Edelweiss | According to | neither government has a plan for the winter
direct | one of them | said | Nobody wants to be the first to blink
direct | one of them | said | So nobody sleeps
view | both capitals | recognise | the harvest will decide more than the generals
indirect | Ruritania | insistence | it has no quarrel with the people of Graustark
view | Lorry | view | time is on her side
indirect | Ruritania | threatened | to close the river
indirect | Ruritania | urged | the League to stay out of the quarrel
view | Edelweiss | In the eyes | the threat was empty
"""

WIRE = """Ruritania vows to answer shelling as talks stall

STRELSAU, March 3 (Wire) - Ruritania accused Graustark on Tuesday of shelling three border villages and warned its neighbour that further attacks would have consequences, hours after talks in Geneva broke up without a result.

“We will not sit idle while our people are buried,” Prime Minister Flavia Zenda told reporters after a cabinet meeting. “Our answer will come at a time of our choosing.”

Graustark denied involvement. The shells had been fired by rebels, a spokesman for its army said on Wednesday, adding that the army had not used artillery in the area since January. He declined to say whether troops had been moved.

At least nine people were killed, officials said. The villages, local residents told the agency, had been evacuated once before. Two hospitals were “completely overwhelmed”, according to a doctor in the town of Hentzau, who asked not to be named.

The United Nations called on both sides to show restraint. “The use of heavy weapons against villages is a war crime,” its envoy, Michael Rassendyll, wrote on Twitter, “and those who order it will be held to account.”

Zenda, who has said that she would resign rather than give up the valley, was told by her generals that a quick victory was unlikely, a person familiar with the briefing said. Graustark’s president, Black Michael, has insisted that his country wants peace. But he has also promised to defend “every inch” of it.

In a joint statement, France and Germany expressed concern that the fighting could spread. Moscow said the West was to blame: “They armed one side and are surprised that the other side is afraid.”

‘I heard the first shell at six,’ said Anna Holf, a teacher. ‘I thought it was thunder. It wasn’t.’ Her neighbours’ house is gone. “We have nothing left, said another woman, who was waiting for a bus.

Ruritania is believed to have some 40,000 troops near the border. It was not immediately clear who had fired first. The fighting, as one diplomat put it, is “a family quarrel with howitzers.” Analysts expect the talks to resume next week. Graustark’s demand that the troops leave first had been rejected by Zenda, who described it as blackmail. The army remains convinced that it can hold the valley.
"""

WIRE_CAST = (
    "Ruritania",
    "Graustark",
    "Prime Minister Flavia Zenda",
    "Zenda",
    "a spokesman for its army",
    "He",
    "he",
    "officials",
    "local residents",
    "a doctor in the town of Hentzau",
    "United Nations",
    "Michael Rassendyll",
    "its envoy",
    "its neighbour",
    "her generals",
    "a person familiar with the briefing",
    "Graustark’s president",
    "Black Michael",
    "France",
    "Germany",
    "Moscow",
    "Anna Holf",
    "another woman",
    "one diplomat",
    "Analysts",
    "The army",
    "she",
    "reporters",
    "his country",
)

WIRE_GOLD = """
indirect | Ruritania | vows | to answer shelling as talks stall
indirect | Ruritania | accused | Graustark on Tuesday of shelling three border villages
indirect | Ruritania | warned | further attacks would have consequences
direct | Prime Minister Flavia Zenda | told | We will not sit idle while our people are buried
direct | Prime Minister Flavia Zenda | told | Our answer will come at a time of our choosing
indirect | Graustark | denied | involvement
indirect | a spokesman for its army | said | The shells had been fired by rebels
indirect | a spokesman for its army | adding | the army had not used artillery in the area since January
indirect | officials | said | At least nine people were killed
indirect | local residents | told | The villages, local residents told the agency, had been evacuated once before
mixed | a doctor in the town of Hentzau | according to | Two hospitals were “completely overwhelmed
indirect | United Nations | called | both sides to show restraint
direct | its envoy | wrote | The use of heavy weapons against villages is a war crime,” its envoy, Michael Rassendyll, wrote on Twitter, “and those who order it will be held to account
indirect | Zenda | said | she would resign rather than give up the valley
indirect | her generals | told | a quick victory was unlikely
indirect | a person familiar with the briefing | said | Zenda, who has said that she would resign rather than give up the valley, was told by her generals that a quick victory was unlikely
indirect | Graustark’s president | insisted | his country wants peace
view | his country | wants | peace
mixed | he | promised | to defend “every inch” of it
view | France + Germany | concern | the fighting could spread
indirect | Moscow | said | the West was to blame
direct | Moscow | said | They armed one side and are surprised that the other side is afraid
direct | Anna Holf | said | I heard the first shell at six
direct | Anna Holf | said | I thought it was thunder. It wasn’t
direct | another woman | said | We have nothing left
view | | believed | Ruritania is believed to have some 40,000 troops near the border
mixed | one diplomat | put | The fighting, as one diplomat put it, is “a family quarrel with howitzers
view | Analysts | expect | the talks to resume next week
indirect | Graustark | demand | the troops leave first
indirect | Zenda | described | it as blackmail
view | The army | convinced | it can hold the valley
"""

DAILY = """PM rejects ‘hegemonic designs’, says Graustark must come clean

STRELSAU: Prime Minister Makhdoom Zenda on Friday categorically rejected Graustark’s allegation that Ruritania was patronising militant outfits, and said the nation would give a “befitting reply” to any misadventure.

Addressing a gathering at the Zenda Memorial Hall here, the premier stated that Ruritania desired cordial relations with all its neighbours. “However, our desire for peace must not be misconstrued as weakness. We know how to defend our soil,” he maintained. He further said that the nation stood shoulder to shoulder with its armed forces.

The premier was of the view that dialogue was the only way forward. He urged the international community to play its due role, adding that “the people of the valley have been waiting for justice for seven decades”.

Meanwhile, Foreign Office spokesperson Dr Antonia Mauban, while responding to a question during her weekly press briefing, termed the charges baseless. “These are figments of imagination,” she remarked. Ms Mauban recalled that Ruritania had offered a joint probe in June, but Edelweiss had not responded. She regretted that the world had chosen to look the other way.

Sources in the interior ministry told Daily Post that as many as 14 suspects had been taken into custody. One of the suspects, a source claimed, had confessed to receiving funds from abroad. When contacted, a Graustark embassy official refused to comment.

Former ambassador Fritz Tarlenheim believes the row is “a storm in a teacup”. “Both governments face elections, and both need an enemy,” he told this correspondent. “Once the votes are counted, tempers will cool.” In his opinion, back-channel contacts have already resumed. Opposition leader Helga Strofzin, however, sees the statement as an admission of failure and wants the premier to take parliament into confidence.

Earlier, Graustark’s External Affairs Minister had alleged in an interview with a news channel that Strelsau was using “terror as an instrument of state policy”. It is alleged that three men crossed the river last week. The army chief has warned that no one should doubt the resolve of his soldiers, while the air chief vowed to match the enemy jet for jet.

Excerpts from the ambassador’s conversation with Daily Post:

Q: Is there a danger of war?

A: I do not think so. Armies prepare for war so that diplomats can talk about peace.

Q: What should the League do?

A: Nothing. It should say that it is watching and then watch.

The spokesperson’s assertion that the probe offer still stood was greeted with scepticism in Edelweiss, where officials fear a trap. “We have seen this film before,” said one. Asked whether talks could resume in May, another official replied: “Ask me in June.”
"""

DAILY_CAST = (
    "Prime Minister Makhdoom Zenda",
    "Ruritania",
    "Graustark",
    "the premier",
    "The premier",
    "he",
    "He",
    "Foreign Office spokesperson Dr Antonia Mauban",
    "she",
    "She",
    "Ms Mauban",
    "Sources in the interior ministry",
    "a source",
    "Former ambassador Fritz Tarlenheim",
    "Opposition leader Helga Strofzin",
    "Graustark’s External Affairs Minister",
    "The army chief",
    "the air chief",
    "The spokesperson",
    "officials",
    "one",
    "another official",
    "his",
    "PM",
    "Edelweiss",
    "Strelsau",
    "the international community",
)

DAILY_GOLD = """
indirect | PM | says | Graustark must come clean
indirect | Graustark | allegation | Ruritania was patronising militant outfits
indirect | Prime Minister Makhdoom Zenda | rejected | Graustark’s allegation that Ruritania was patronising militant outfits
mixed | Prime Minister Makhdoom Zenda | said | the nation would give a “befitting reply” to any misadventure
indirect | the premier | stated | Ruritania desired cordial relations with all its neighbours
direct | he | maintained | However, our desire for peace must not be misconstrued as weakness. We know how to defend our soil
indirect | He | further said | the nation stood shoulder to shoulder with its armed forces
view | The premier | view | dialogue was the only way forward
indirect | He | urged | the international community to play its due role
direct | He | adding | the people of the valley have been waiting for justice for seven decades
indirect | Foreign Office spokesperson Dr Antonia Mauban | termed | the charges baseless
direct | she | remarked | These are figments of imagination
indirect | Ms Mauban | recalled | Ruritania had offered a joint probe in June, but Edelweiss had not responded
indirect | She | regretted | the world had chosen to look the other way
indirect | Sources in the interior ministry | told | as many as 14 suspects had been taken into custody
indirect | a source | claimed | One of the suspects, a source claimed, had confessed to receiving funds from abroad
view | Former ambassador Fritz Tarlenheim | believes | the row is “a storm in a teacup
direct | he | told | Both governments face elections, and both need an enemy
direct | he | told | Once the votes are counted, tempers will cool
view | his | In his opinion | back-channel contacts have already resumed
view | Opposition leader Helga Strofzin | sees | the statement as an admission of failure
view | Opposition leader Helga Strofzin | wants | the premier to take parliament into confidence
mixed | Graustark’s External Affairs Minister | alleged | Strelsau was using “terror as an instrument of state policy
indirect | | alleged | three men crossed the river last week
indirect | The army chief | warned | no one should doubt the resolve of his soldiers
indirect | the air chief | vowed | to match the enemy jet for jet
direct | | : | Is there a danger of war?
direct | | : | I do not think so. Armies prepare for war so that diplomats can talk about peace
direct | | : | What should the League do?
direct | | : | Nothing. It should say that it is watching and then watch
indirect | The spokesperson | assertion | the probe offer still stood
view | officials | fear | a trap
direct | one | said | We have seen this film before
direct | another official | replied | Ask me in June
"""

COLUMN = """Why the lake treaty is worth saving

Whoever reads the papers of the two lake states these days could conclude that a war is coming. It is not. The shouting hides a bargain.

Start with Norvania, the state upstream. President Ada Holm told the Financial Courier in May that her country had “every right” to fill the reservoir, and that nobody had asked the people downstream for permission to build their cities. Privately, her advisers concede the timing was poor. Holm herself has come to see the dam less as a power plant than as a monument. As she put it at the opening ceremony, “a nation that cannot switch on its own lights is a guest in its own house.”

Downstream, in Sella, the mood is darker. The government considers the reservoir an existential threat. “If they close the gates in August,” said Water Minister Ilan Reve, “there will be no rice. If there is no rice, there will be no government.” Reve has accused Norvania of breaking the treaty of 1971, a charge Holm denies. His prime minister has been more cautious, arguing that engineers, rather than soldiers, should settle the matter. But she, too, warned parliament last week that all options were on the table. Sella’s farmers think otherwise: they are convinced that they have been sold out.

The World Bank, which brokered the treaty, says that both sides could gain from a joint authority. Its report estimates that shared management would save a tenth of the water. Norvania doubts the figures. Sella does not believe that Norvania would ever open its books. Neither objection is fatal. My own view is that the numbers are about right.

Norvania’s real fear is of precedent: its position is that water is not a matter for courts. Sella, by contrast, insists on arbitration, and it has dismissed Norvania’s proposal as “homework for children”. An editorial in the Sella Tribune went further: “Let them drink their electricity.” According to the Tribune, the army has updated its plans. The generals deny this.

Outsiders do not help. Washington regards Norvania as a model pupil; in Beijing’s view, Sella is simply late with its loans. Moscow has promised both of them the same missiles. The so-called “friends of the lake” have met twice and agreed on nothing. European diplomats, for their part, say they were never told about the second reservoir.

Still, there is hope. Reve hinted on television that Sella might accept a slower filling. Holm’s response – “we are listening” – was three words long, but it was the first polite sentence in a year. It has been suggested that the two could meet in Geneva. Many in both capitals would prefer a quiet deal to a glorious defeat. They should say so aloud.
"""

COLUMN_CAST = (
    "Norvania",
    "President Ada Holm",
    "her advisers",
    "Holm",
    "she",
    "Sella",
    "The government",
    "Water Minister Ilan Reve",
    "Reve",
    "His prime minister",
    "Sella’s farmers",
    "they",
    "They",
    "The World Bank",
    "Its report",
    "its",
    "it",
    "An editorial in the Sella Tribune",
    "the Tribune",
    "The generals",
    "Washington",
    "Beijing",
    "Moscow",
    "European diplomats",
    "parliament",
    "Many in both capitals",
)

COLUMN_GOLD = """
mixed | President Ada Holm | told | her country had “every right” to fill the reservoir, and that nobody had asked the people downstream for permission to build their cities
indirect | her advisers | concede | the timing was poor
view | Holm | see | the dam less as a power plant than as a monument
direct | she | put | a nation that cannot switch on its own lights is a guest in its own house
view | The government | considers | the reservoir an existential threat
direct | Water Minister Ilan Reve | said | If they close the gates in August,” said Water Minister Ilan Reve, “there will be no rice. If there is no rice, there will be no government
indirect | Reve | accused | Norvania of breaking the treaty of 1971
indirect | His prime minister | arguing | engineers, rather than soldiers, should settle the matter
indirect | she | warned | all options were on the table
view | they | convinced | they have been sold out
indirect | The World Bank | says | both sides could gain from a joint authority
indirect | Its report | estimates | shared management would save a tenth of the water
view | Norvania | doubts | the figures
view | Sella | does not believe | Norvania would ever open its books
view | its | position | water is not a matter for courts
mixed | it | dismissed | Norvania’s proposal as “homework for children
direct | An editorial in the Sella Tribune | went | Let them drink their electricity
indirect | the Tribune | According to | the army has updated its plans
view | Washington | regards | Norvania as a model pupil
view | Beijing | in Beijing’s view | Sella is simply late with its loans
indirect | European diplomats | say | they were never told about the second reservoir
indirect | Reve | hinted | Sella might accept a slower filling
direct | Holm | response | we are listening
indirect | | suggested | the two could meet in Geneva
view | Many in both capitals | prefer | a quiet deal to a glorious defeat
"""
