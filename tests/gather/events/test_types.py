"""Each type of PLOVER in sentences of our own."""

from __future__ import annotations

import pytest

from tests.gather.events.made import told

SENTENCES = """
AGREE IND > BGD | India has promised to share flood data with Bangladesh before the monsoon.
AGREE NOR+SWE <> | Sweden and Norway agreed on Monday to patrol the fjords together.
AGREE ETH > EGY | Ethiopia is willing to reopen negotiations with Egypt over the dam.
AGREE IND > PAK | India has expressed its readiness to discuss the border with Pakistan.
AGREE DNK+SWE <> | Denmark and Sweden have reached an understanding to jointly operate a bridge.
AGREE ISR > JOR | Israel consented to release 30 Jordanian prisoners before the holiday.
AGREE ISR > USA | Israel has agreed to U.S. mediation in the talks.
CONSULT VNM > LAO | The Vietnamese president arrived in Laos on Tuesday for a three-day visit.
CONSULT PER > CHL | Peru's foreign minister met his Chilean counterpart in Lima to discuss fishing.
CONSULT GRC+TUR <> | Greece and Turkey held talks on water sharing.
CONSULT FRA > SEN | The French president received his Senegalese counterpart at the palace.
CONSULT NOR > LKA | Norwegian mediators travelled to Sri Lanka for talks.
SUPPORT CAN > UKR | Canada praised Ukraine for its reforms.
SUPPORT MEX > CUB | Mexico voiced support for Cuba in the dispute.
SUPPORT LTU+POL <> | Poland and Lithuania signed a treaty on minority schools.
SUPPORT KEN > SOM | Kenya formally recognised the new government of Somalia.
SUPPORT CHN > PAK | Beijing has thrown its weight behind Pakistan in the quarrel.
COOPERATE CHN > VNM | China expanded trade with Vietnam last year.
COOPERATE CYP+GRC <> | Greece and Cyprus conducted joint naval exercises near the coast.
COOPERATE ESP > FRA | Spain extradited a suspected bomber to France.
COOPERATE GBR > DEU | British intelligence exchanged information with Germany about the plot.
AID NOR > SDN | Norway donated 20 million dollars to Sudan for famine relief.
AID DEU > UKR | Germany delivered tanks to Ukraine.
AID COL > VEN | Colombia granted asylum to a Venezuelan general.
AID CUB > HTI | Cuba has sent doctors to Haiti.
AID IRN > SYR | Iran has supplied Syria with artillery since the war began.
CONCEDE MAR > | Morocco eased restrictions on newspapers.
CONCEDE THA > | The Thai government bowed to demands for early elections.
CONCEDE TUN > | Tunisia legalised a banned Islamist party.
CONCEDE EGY > | Egypt pardoned twelve jailed activists.
CONCEDE BGD > | Bangladesh lifted a ban on the country's largest party.
RETREAT ISR > LBN | Israel withdrew its troops from southern Lebanon.
RETREAT IRN > GBR | Iran freed a British sailor on Thursday.
RETREAT PER > | The Peruvian prime minister stepped down after the vote.
RETREAT COL > | Colombian rebels laid down their arms in the jungle.
RETREAT IRQ > IGO | Iraq allowed U.N. inspectors into the factory after a long delay.
ACCUSE IND > PAK | India blamed Pakistan for the blast.
ACCUSE FRA > RUS | France denounced Russia's role in the killings.
ACCUSE UKR > RUS | Ukraine sued Russia at the court in The Hague.
ACCUSE BRA > | Brazilian prosecutors are investigating claims of bribery.
ACCUSE GRC > TUR | Greece charged that Turkish jets violated its airspace.
ACCUSE USA > PAK | Washington has claimed that Pakistan is one of the main reasons for the war.
REQUEST CHN > USA | China demanded an apology from the United States.
REQUEST DEU > TUR | Germany urged Turkey to release the reporter.
REQUEST EGY > ETH | Egypt said Ethiopia must stop filling the reservoir.
REQUEST PHL > CHN | The Philippines called on China to leave the reef.
REQUEST PSE > ISR | Palestinian negotiators insisted that Israel freeze construction.
REJECT SYR > TUR | Syria rejected a Turkish offer of talks.
REJECT SRB > | Serbia vetoed the plan.
REJECT VEN > BRA | Venezuela dismissed Brazil's request for observers.
REJECT TUR > SWE | Turkey will not approve Sweden's bid to join the alliance.
REJECT IRN > USA | Iran ruled out direct talks with the United States.
REJECT IRN > USA | Iran said that lifting the embargo on American goods is out of the question.
THREATEN RUS > UKR | Russia threatened to cut gas supplies to Ukraine.
THREATEN IRN > ISR | Iran vowed to retaliate against Israel.
THREATEN TUR > SYR | Turkey warned Syria that it would strike back.
THREATEN ETH > ERI | Ethiopia gave Eritrea an ultimatum to leave the town.
PROTEST CHL > | Thousands of Chilean students marched through the capital.
PROTEST GRC > | Greek dockworkers went on strike over pensions.
PROTEST IND > | Indian farmers blocked highways to demand higher prices.
PROTEST IRQ > USA | Angry Iraqis burned American flags outside the embassy.
MOBILIZE IND > | India put its army on high alert.
MOBILIZE POL > BLR | Poland massed troops along the border with Belarus.
MOBILIZE RUS > | Russia called up 50,000 reservists.
MOBILIZE CHN > TWN | China sent warships toward Taiwan.
SANCTION RUS > CAN | Russia expelled the Canadian ambassador.
SANCTION AUS > FJI | Australia froze aid to Fiji after the coup.
SANCTION JPN > RUS | Japan imposed sanctions on Russia.
SANCTION MLI > FRA | Mali broke off relations with France.
SANCTION GBR > RUS | Britain ordered eight Russian diplomats to leave the country.
COERCE BLR > | Belarusian police arrested the leader of the opposition.
COERCE IND > | India imposed a curfew in the capital.
COERCE UGA > | Uganda shut down two radio stations.
COERCE CUB > | Cuba confiscated the newspaper's computers.
COERCE ISR > PSE | Israel sealed off Gaza on the eve of the holiday.
ASSAULT RUS > UKR | Russian missiles hit Ukraine overnight.
ASSAULT MLI > | Malian soldiers executed eleven villagers.
ASSAULT SYR > | Syrian jets bombed a market in the north.
ASSAULT IND+PAK <> | India and Pakistan exchanged fire across the line of control.
ASSAULT TUR > IRQ | Two Iraqi villagers were killed by Turkish shelling.
"""
CASES = [tuple(line.split(" | ")) for line in SENTENCES.strip().splitlines()]

NOTHING = """
The policy is unlikely to bring stability to the region.
Pakistan has a long coastline and a young population.
Inflation in Turkey rose to nine percent.
Analysts expect growth in Vietnam to slow.
The history of France is rich in examples.
The threat of floods in Bangladesh is growing.
The new line followed by Washington is going to prove counterproductive.
Experts say that peace in Syria depends on many things.
Protesters took to the streets.
"""


@pytest.mark.parametrize(("expected", "sentence"), CASES, ids=[line[1] for line in CASES])
def test_an_act_has_its_type_and_its_parties(expected: str, sentence: str) -> None:
    assert told(sentence) == [expected]


@pytest.mark.parametrize("sentence", NOTHING.strip().splitlines())
def test_what_is_no_act_between_actors_is_not_coded(sentence: str) -> None:
    assert told(sentence) == []
