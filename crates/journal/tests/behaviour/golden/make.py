"""Writes statistics.json: what independent programs make of the same numbers.

    python3 -m venv venv && venv/bin/pip install numpy scipy pymannkendall statsmodels
    venv/bin/python crates/journal/tests/behaviour/golden/make.py

Origin of each column:
  s          pymannkendall.original_test(...).s, checked against a double loop
  p          n <= 9: every permutation, one by one (itertools). No ties: scipy.stats.kendalltau,
             method="exact". Else: every order counted by a recursion over what is left to be placed,
             in exact integers; it shares no formula with the crate, which multiplies polynomials
  slope      scipy.stats.theilslopes
  scipy      the interval of scipy.stats.theilslopes at confidence 1 - alpha. It takes the rank of its
             ends from the normal distribution with Sen's variance for ties
  low, high  the slopes b that Mann-Kendall of y - b x does not rule out, found by trying a slope
             between any two neighbouring pair slopes; critical value from the exact distribution above
  holm       statsmodels.stats.multitest.multipletests, method="holm"
  pairs      a double loop
"""

import itertools
import json
import pathlib
import random
from functools import cache

import numpy
import pymannkendall
import scipy
import statsmodels
from scipy.stats import kendalltau, theilslopes
from statsmodels.stats.multitest import multipletests

chance = random.Random(20261123)


def s_of(values):
    pairs = itertools.combinations(values, 2)
    return sum((b > a) - (b < a) for a, b in pairs)


def by_permutation(values):
    """How many orders have each S, by trying them all."""
    counts = {}
    ranks = [sorted(set(values)).index(v) for v in values]
    for order in itertools.permutations(ranks):
        s = s_of(order)
        counts[s] = counts.get(s, 0) + 1
    return counts


def by_recursion(values):
    """How many different orders have each S, by what is left to be placed."""
    kinds = sorted(set(values))

    @cache
    def rest(left):
        if sum(left) == 0:
            return ((0, 1),)
        counts = {}
        for at, number in enumerate(left):
            if number == 0:
                continue
            fewer = left[:at] + (number - 1,) + left[at + 1 :]
            here = sum(left[at + 1 :]) - sum(left[:at])
            for s, orders in rest(fewer):
                counts[s + here] = counts.get(s + here, 0) + orders
        return tuple(counts.items())

    return dict(rest(tuple(values.count(kind) for kind in kinds)))


def p_of(values, s):
    if len(values) > 9 and len(set(values)) == len(values):
        return float(kendalltau(range(len(values)), values, method="exact").pvalue)
    counts = by_permutation(values) if len(values) <= 9 else by_recursion(values)
    tail = sum(n for at, n in counts.items() if abs(at) >= abs(s))
    return tail / sum(counts.values())


def mann_kendall(values):
    s = s_of(values)
    if len(set(values)) > 1:
        assert s == pymannkendall.original_test(values).s
    return {"values": values, "s": s, "p": p_of(values, s)}


def critical(values, alpha):
    """The smallest S above 0 that is rare enough."""
    counts = by_permutation(values) if len(values) <= 9 else by_recursion(values)
    total = sum(counts.values())
    rare = [
        s
        for s in counts
        if s > 0 and sum(n for at, n in counts.items() if abs(at) >= s) / total <= alpha
    ]
    return min(rare, default=None)


def line(x, y, alpha):
    fit = theilslopes(y, x, 1 - alpha)
    slopes = sorted((b[1] - a[1]) / (b[0] - a[0]) for a, b in itertools.combinations(zip(x, y), 2))
    needed = critical(y, alpha)
    low = high = None
    if needed is not None:
        edges = sorted(set(slopes))
        # A slope inside each gap between neighbours, and one beyond each end.
        tries = [edges[0] - 1, *((a + b) / 2 for a, b in zip(edges, edges[1:])), edges[-1] + 1]
        kept = [abs(s_of([v - b * t for t, v in zip(x, y)])) < needed for b in tries]
        first, last = kept.index(True), len(kept) - 1 - kept[::-1].index(True)
        low, high = edges[first - 1], edges[last]
    return {
        "x": x,
        "y": y,
        "alpha": alpha,
        "slope": float(fit.slope),
        "low": low,
        "high": high,
        "scipy": [float(fit.low_slope), float(fit.high_slope)],
    }


def weekly(n, top=4):
    """Means of three to seven days with levels from 0 to `top`."""
    means = []
    for _ in range(n):
        days = chance.randint(3, 7)
        means.append(sum(chance.randint(0, top) for _ in range(days)) / days)
    return means


def with_gaps(n):
    return sorted(chance.sample(range(n + n // 3), n))


series = (
    [[1.0], [0.0, 0.0], [1.0, 2.0, 3.0], [3.0, 2.0, 2.0, 1.0], [0.0] * 8, [0.0] * 7 + [1.0]]
    + [[4, 3.5, 3, 3, 2.5, 2, 1, 1], [0, 0, 1, 0, 1, 1, 2, 1, 2]]
    + [[float(chance.randint(0, 2)) for _ in range(n)] for n in (5, 6, 7, 8, 9, 9)]
    + [weekly(n, 1) for n in (7, 8, 9)]
    + [[float(chance.randint(0, 4)) for _ in range(n)] for n in (10, 12, 14, 18, 26)]
    + [[0.0] * 20 + [1.0, 0.0, 2.0, 1.0, 0.0, 1.0]]
    + [[chance.gauss(0, 1) - 0.1 * t for t in range(n)] for n in (8, 10, 12, 20, 26, 33)]
)
lines = (
    [line(list(range(n)), weekly(n, top), alpha) for n in (8, 9) for top in (1, 4) for alpha in (0.05, 0.01)]
    + [line(with_gaps(n), weekly(n), 0.03) for n in (8, 9)]
    + [
        line(with_gaps(n), [chance.randint(0, 8) / 4 - 0.04 * t for t in range(n)], 0.05)
        for n in (8, 9)
    ]
    + [
        line(with_gaps(n), [max(0, chance.randint(0, 4) - t // 7) / 2 for t in range(n)], alpha)
        for n in (12, 20, 26)
        for alpha in (0.05, 0.01)
    ]
    + [line(list(range(8)), [0.0] * 7 + [1.0], 0.05), line(list(range(4)), [1.0, 2.0, 3.0, 4.0], 0.05)]
)
families = [[0.01], [0.04, 0.01, 0.03], [0.5, 0.5, 0.01], [0.02, 0.02, 0.9], [1.0, 1.0, 1.0]] + [
    [round(chance.random() ** 3, 4) for _ in range(n)] for n in (3, 3, 3, 5, 8)
]
sides = [
    ([chance.randint(0, 4) for _ in range(a)], [max(0, chance.randint(0, 4) - less) for _ in range(b)])
    for a, b, less in ((14, 14, 0), (20, 33, 1), (40, 15, 3), (1, 3, 0))
]

golden = {
    "made with": {it.__name__: it.__version__ for it in (numpy, scipy, pymannkendall, statsmodels)},
    "mann_kendall": [mann_kendall([float(v) for v in values]) for values in series],
    "theil_sen": lines,
    "holm": [
        {
            "p": ps,
            "adjusted": [float(p) for p in multipletests(ps, 0.05, method="holm")[1]],
            "passed": [bool(it) for it in multipletests(ps, 0.05, method="holm")[0]],
        }
        for ps in families
    ],
    "pairs": [
        {
            "before": before,
            "after": after,
            "higher": sum(b > a for a in before for b in after),
            "lower": sum(b < a for a in before for b in after),
            "equal": sum(b == a for a in before for b in after),
        }
        for before, after in sides
    ],
}
place = pathlib.Path(__file__).with_name("statistics.json")
rows = [
    f"{json.dumps(key)}: "
    + (json.dumps(rows) if isinstance(rows, dict) else "[\n" + ",\n".join(map(json.dumps, rows)) + "\n]")
    for key, rows in golden.items()
]
place.write_text("{\n" + ",\n".join(rows) + "\n}\n")
