"""The family decision guide, section by section."""
