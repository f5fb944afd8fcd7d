"""Linking: which entity of the world each mention of an article means, as of the article's date."""

from kg.link.linker import Linked, link

__all__ = ["Linked", "link"]
