"""Measurements of Jiannuo: speed beside other readers, memory, start and accuracy; gains and losses of a change."""
