"""What docs/STATISTICS.md says of the plain weekly test, at 0.05 and without groups of weeks.

Needs numpy and scipy; prints and writes nothing. The people are those of ../simulated.rs; the test is
Mann–Kendall with the normal approximation, ties and continuity corrected for, over three signs.
"""

import numpy
from scipy.stats import norm

chance = numpy.random.default_rng(1)


def mann_kendall_p(values):
    n = len(values)
    s = numpy.sign(values[None, :] - values[:, None])[numpy.triu_indices(n, 1)].sum()
    ties = numpy.unique(values, return_counts=True)[1]
    variance = (n * (n - 1) * (2 * n + 5) - (ties * (ties - 1) * (2 * ties + 5)).sum()) / 18
    return 1 if s == 0 or variance <= 0 else 2 * norm.sf((abs(s) - 1) / numpy.sqrt(variance))


def rates(carry, weeks, usual, families=2500):
    """The share of false alarms of one sign at 0.05, and of three signs at 0.05 together."""
    fresh = chance.standard_normal((families * 3, weeks * 7))
    strength = fresh.copy()
    for day in range(1, weeks * 7):
        strength[:, day] = carry * strength[:, day - 1] + (1 - carry**2) ** 0.5 * fresh[:, day]
    levels = numpy.clip(numpy.floor(usual + strength + 0.5), 0, 4)
    missing = (chance.random((families, weeks * 7)) < 0.25).repeat(3, axis=0)
    levels = numpy.where(missing, numpy.nan, levels).reshape(-1, weeks, 7)
    rated = (~numpy.isnan(levels)).sum(2)
    means = numpy.round(numpy.nansum(levels, 2) / numpy.maximum(rated, 1), 9)
    ps = numpy.array(
        [mann_kendall_p(m[n >= 3]) if (n >= 3).sum() >= 8 else 1 for m, n in zip(means, rated)]
    )
    return (ps <= 0.05).mean(), (ps.reshape(families, 3).min(1) <= 0.05 / 3).mean()


for usual in (0.2, 2):
    for carry in (0.3, 0.6):
        for weeks in (8, 12, 26, 52):
            one, family = rates(carry, weeks, usual)
            print(f"usual {usual}, carry {carry}, {weeks} weeks: {one:.1%} of one, {family:.1%} of three")
