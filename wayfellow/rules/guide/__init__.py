"""The family decision guide: “Which one is right for your family?” It suggests, and decides nothing.

Answers come in, one row of the decision table applies, and codes come out; the words for them live with the languages.
Source: families specification § 1.
"""
