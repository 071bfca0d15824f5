"""Numbers with the range that 95 of 100 repetitions would give."""

import numpy as np


def wilson(share: float, n: int, z: float = 1.96) -> tuple[float, float]:
    """Score interval of a share 0…1 of n (Wilson 1927)."""
    middle, half = share + z * z / (2 * n), z * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5
    return max(0.0, (middle - half) / (1 + z * z / n)), min(1.0, (middle + half) / (1 + z * z / n))


def median_range(values: np.ndarray, seed: int = 0, draws: int = 2000) -> tuple[float, float, float]:
    """The median and its bootstrap interval (Efron 1979)."""
    values, rng = np.asarray(values, float), np.random.default_rng(seed)
    again = np.median(values[rng.integers(0, len(values), (draws, len(values)))], 1)
    return float(np.median(values)), float(np.quantile(again, 0.025)), float(np.quantile(again, 0.975))


def slope(values: np.ndarray) -> tuple[float, float]:
    """Change from first to last of equally spaced values by least squares, and its t (n − 2 degrees of freedom)."""
    y = np.asarray(values, float)
    x = np.linspace(-0.5, 0.5, len(y))
    b = (x * (y - y.mean())).sum() / (x * x).sum()
    rest = y - y.mean() - b * x
    error = (rest.var() * len(y) / (len(y) - 2) / (x * x).sum()) ** 0.5
    return float(b), float(b / error) if error > 0 else 0.0
