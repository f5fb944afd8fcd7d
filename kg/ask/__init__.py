"""Questions in English, answered with citations: question → plan → SPARQL → rows → answer."""

from __future__ import annotations

from kg.ask.answer import ask

__all__ = ["ask"]
