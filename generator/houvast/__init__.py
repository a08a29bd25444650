"""Houvast: from an organisation's YAML to an internship handbook that can be read."""

__version__ = "0.1.0"
