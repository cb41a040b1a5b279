"""Writes statistics.json: what independent programs make of the same numbers.

    python3 -m venv venv && venv/bin/pip install numpy scipy pymannkendall
    venv/bin/python crates/journal/tests/behaviour/golden/make.py

Origin of each column:
  s          pymannkendall.original_test(...).s, checked against a double loop
  variance   the mean of S squared over every order of the values: n <= 9 one by one (itertools), else
             counted by a recursion over what is left to be placed, in exact integers; n > 14:
             pymannkendall.original_test(...).var_s
  critical   the S at which the chance's bet, mixed over how steep a trend might be, has grown to
             signs / 0.05: the integral over the normal mixture by scipy.integrate.quad, the S by
             scipy.optimize.brentq. The crate has the closed form
  slope      scipy.stats.theilslopes
  low, high  the slopes b for which S of y - b x stays under the critical S, found by trying a slope
             between any two neighbouring pair slopes
  pairs      a double loop
"""

import fractions
import itertools
import json
import math
import pathlib
import random
from functools import cache

import numpy
import pymannkendall
import scipy
from scipy.integrate import quad
from scipy.optimize import brentq
from scipy.stats import norm, theilslopes

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


def variance(values):
    if len(values) > 14:
        return float(pymannkendall.original_test(values).var_s) if len(set(values)) > 1 else 0.0
    counts = by_permutation(values) if len(values) <= 9 else by_recursion(values)
    assert sum(s * n for s, n in counts.items()) == 0
    squares = sum(s * s * n for s, n in counts.items())
    return float(fractions.Fraction(squares, sum(counts.values())))


def kendall(values):
    s = s_of(values)
    if len(set(values)) > 1:
        assert s == pymannkendall.original_test(values).s
    return {"values": values, "s": s, "variance": variance(values)}


RHO = 213


def critical(v, signs):
    """Where the mixed bet reaches signs / 0.05."""

    def grown(s):
        # The exponent's top is taken out, so that nothing overflows.
        top = s / (v + RHO)

        def at(steep):
            bet = steep * s - steep * steep * v / 2
            prior = norm.logpdf(steep, scale=RHO**-0.5)
            return math.exp(bet + prior - here)

        here = top * s - top * top * v / 2 + norm.logpdf(top, scale=RHO**-0.5)
        spread = 1 / math.sqrt(v + RHO)
        whole, _ = quad(at, top - 12 * spread, top + 12 * spread, epsabs=0, epsrel=1e-12, limit=200)
        return math.log(whole) + here - math.log(signs / 0.05)

    return brentq(grown, 1e-9, 100_000, xtol=1e-10)


def line(x, y, signs):
    fit = theilslopes(y, x)
    slopes = sorted((b[1] - a[1]) / (b[0] - a[0]) for a, b in itertools.combinations(zip(x, y), 2))
    needed = critical(variance(y), signs)
    low = high = None
    if needed <= len(slopes):
        edges = sorted(set(slopes))
        # A slope inside each gap between neighbours, and one beyond each end.
        tries = [edges[0] - 1, *((a + b) / 2 for a, b in zip(edges, edges[1:])), edges[-1] + 1]
        kept = [abs(s_of([v - b * t for t, v in zip(x, y)])) < needed for b in tries]
        if not any(kept):
            # Every slope but one is ruled out.
            flat = [round(float(v - fit.slope * t), 9) for t, v in zip(x, y)]
            assert abs(s_of(flat)) < needed
            low = high = float(fit.slope)
        else:
            first, last = kept.index(True), len(kept) - 1 - kept[::-1].index(True)
            low, high = edges[first - 1], edges[last]
    return {
        "x": x,
        "y": y,
        "signs": signs,
        "slope": float(fit.slope),
        "low": low,
        "high": high,
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
    [line(list(range(n)), weekly(n, top), signs) for n in (11, 12) for top in (1, 4) for signs in (1, 3)]
    + [
        line(with_gaps(n), [chance.randint(0, 8) / 4 - 0.04 * t for t in range(n)], 3)
        for n in (14, 22)
    ]
    + [
        line(with_gaps(n), [max(0, chance.randint(0, 4) - t // 7) / 2 for t in range(n)], signs)
        for n in (16, 20, 26)
        for signs in (1, 16)
    ]
    + [line(list(range(14)), [float(t) + (t == 6) * 1.5 for t in range(14)], signs) for signs in (3, 16)]
    + [line(list(range(20)), [0.0] * 19 + [1.0], 3), line(list(range(4)), [1.0, 2.0, 3.0, 4.0], 3)]
)
bounds = [
    {"variance": v, "signs": signs, "critical": critical(v, signs)}
    for v in (0.0, 28.0, 212.667, 2_058.333, 16_059.333, 1_500_000.0)
    for signs in (1, 3, 16)
]
sides = [
    ([chance.randint(0, 4) for _ in range(a)], [max(0, chance.randint(0, 4) - less) for _ in range(b)])
    for a, b, less in ((14, 14, 0), (20, 33, 1), (40, 15, 3), (1, 3, 0))
]

golden = {
    "made with": {it.__name__: it.__version__ for it in (numpy, scipy, pymannkendall)},
    "kendall": [kendall([float(v) for v in values]) for values in series],
    "theil_sen": lines,
    "bounds": bounds,
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
