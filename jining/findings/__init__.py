"""What each figure of the set shows, said in words that are computed from the data."""

from jining.findings.economy import CARDS as ECONOMY
from jining.findings.firmness import CARDS as FIRMNESS
from jining.findings.report import CARDS as REPORT
from jining.findings.society import CARDS as SOCIETY
from jining.findings.tools import CARDS as TOOLS
from jining.findings.values import CARDS as VALUES

CARDS = (*REPORT, *FIRMNESS, *TOOLS, *VALUES, *ECONOMY, *SOCIETY)
