"""The solution concepts that Standoff knows: a concept is one file and one line here."""

from standoff.stability.concept import Concept
from standoff.stability.gmr import GMR
from standoff.stability.nash import NASH
from standoff.stability.seq import SEQ
from standoff.stability.sim import SIM
from standoff.stability.smr import SMR
from standoff.stability.symseq import SYMSEQ
from standoff.stability.threat import THREAT

CONCEPTS: tuple[Concept, ...] = (NASH, GMR, SMR, SEQ, SYMSEQ, SIM, THREAT)
