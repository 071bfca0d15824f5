"""How time of day and weather light the land and, more mildly, the characters, so that they stay recognisable."""

LAND = {"day": (1.0, 1.0, 1.0), "dusk": (0.90, 0.70, 0.66), "night": (0.40, 0.45, 0.68)}
ACTOR = {"day": (1.0, 1.0, 1.0), "dusk": (1.0, 0.88, 0.80), "night": (0.80, 0.84, 1.0)}
DULL = {"clear": (1.0, 1.0, 1.0), "rain": (0.74, 0.80, 0.90), "snow": (0.92, 0.95, 1.0), "fog": (0.94, 0.96, 0.98)}
GLOW = {"day": 0.0, "dusk": 0.75, "night": 1.0}   # how far windows are lit
WARM = (1.0, 0.86, 0.46)
HAZE = {"day": (0.88, 0.91, 0.94), "dusk": (0.82, 0.68, 0.62), "night": (0.30, 0.34, 0.44)}
LAMPLIGHT = (0.66, 0.50, 0.20)   # added where a lit lamp shines
LOOK = {"solid": "solid", "flat": "flat", "pencil": "flat", "pixel": "flat"}   # which pictures each style is made from
STYLES = tuple(LOOK)
WEATHERS = tuple(DULL)
