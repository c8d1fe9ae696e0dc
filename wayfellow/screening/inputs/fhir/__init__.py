"""FHIR R4 Bulk Data as an input: NDJSON resources → facts, spans, codes, visits, stays and claim lines."""
