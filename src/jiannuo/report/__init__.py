"""Readings → what people and programs take away: records, tables, sheets, pages. Decides nothing about the text."""
