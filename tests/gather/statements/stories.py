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
    "Ruritania’s defence minister", "Rudolf Elph", "Elph", "General Osra", "Osra", "Ruritania",
    "Graustark’s foreign minister", "Beatrice Lorry", "Lorry", "Graustark", "Strelsau",
    "Edelweiss", "She", "Her ministry", "Its", "diplomats in Edelweiss", "one of them", "the League",
    "both capitals", "Defence Committee", "Ruritanian", "rebels",
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
    "Ruritania", "Graustark", "Prime Minister Flavia Zenda", "Zenda", "a spokesman for its army",
    "He", "he", "officials", "local residents", "a doctor in the town of Hentzau", "United Nations",
    "Michael Rassendyll", "its envoy", "its neighbour", "her generals",
    "a person familiar with the briefing", "Graustark’s president", "Black Michael", "France",
    "Germany", "Moscow", "Anna Holf", "another woman", "one diplomat", "Analysts", "The army",
    "she", "reporters", "his country",
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
