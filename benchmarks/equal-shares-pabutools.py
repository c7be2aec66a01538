"""Equal shares by pabutools, for equal-shares.bench.ts: winners and seconds of one file as one line of JSON.

    python equal-shares-pabutools.py FILE.pb cost|cardinality none|add1 exact|float
"""

import json
import sys
import time

import pabutools.fractions
from pabutools.election import Cardinality_Sat, Cost_Sat, parse_pabulib
from pabutools.rules import method_of_equal_shares
from pabutools.tiebreaking import TieBreakingRule

path, utility, completion, numbers = sys.argv[1:5]
pabutools.fractions.FRACTION = "gmpy2" if numbers == "exact" else "float"

instance, profile = parse_pabulib(path)
multiprofile = profile.as_multiprofile()
ties = TieBreakingRule(lambda inst, prof, project: (project.cost, -prof.approval_score(project), project.name))
started = time.perf_counter()
winners = method_of_equal_shares(
    instance,
    multiprofile,
    sat_class=Cost_Sat if utility == "cost" else Cardinality_Sat,
    tie_breaking=ties,
    voter_budget_increment=1 if completion == "add1" else None,
)
seconds = time.perf_counter() - started
print(json.dumps({"winners": sorted(project.name for project in winners), "seconds": seconds}))
