"""Turtle (https://www.w3.org/TR/turtle/) and TriG (https://www.w3.org/TR/trig/), sorted: two exports can be compared line by line."""

from kg.export.format import Format
from kg.store.formats import turtle

FORMATS = (
    Format("turtle", ".ttl", "text/turtle", False, turtle),
    Format("trig", ".trig", "application/trig", True, turtle),
)
