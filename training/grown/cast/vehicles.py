"""Vehicles of road, rail, water and air."""

from .character import RIDES, SAILS, WHEELS, WINGS, row

VEHICLES = (
    row("car", "1f697", "car", "vehicle", WHEELS, "h"),
    row("taxi", "1f695", "taxi|cab", "vehicle", WHEELS),
    row("bus", "1f68c", "bus", "vehicle", WHEELS, "h", "buses"),
    row("fire-truck", "1f692", "fire truck|fire engine", "vehicle", WHEELS),
    row("police-car", "1f693", "police car", "vehicle", WHEELS),
    row("ambulance", "1f691", "ambulance", "vehicle", WHEELS),
    row("truck", "1f69a", "truck|lorry", "vehicle", WHEELS, "h"),
    row("tractor", "1f69c", "tractor", "vehicle", WHEELS, "h"),
    row("racing-car", "1f3ce-fe0f", "racing car|race car", "vehicle", {"drives": 1.6, "races": 1.6}, "h"),
    row("train", "1f682", "train", "vehicle", WHEELS, "h"),
    row("motorcycle", "1f3cd-fe0f", "motorcycle|motorbike", "vehicle", RIDES, "h"),
    row("scooter", "1f6f5", "scooter", "vehicle", RIDES, "h"),
    row("bicycle", "1f6b2", "bicycle|bike", "vehicle", RIDES),
    row("airplane", "2708-fe0f", "airplane|plane", "craft", WINGS, "fhm"),
    row("helicopter", "1f681", "helicopter", "craft", WINGS, "fh"),
    row("rocket", "1f680", "rocket", "craft", WINGS, "fhm"),
    row("ufo", "1f6f8", "ufo|flying saucer", "craft", {"flies": 1.5, "floats": 1.0}, "fn"),
    row("sailboat", "26f5", "sailboat|boat", "boat", SAILS, "h", cut=0.18),
    row("ship", "1f6a2", "ship", "boat", SAILS, cut=0.14),
)
