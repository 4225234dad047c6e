"""Commands for the shell: one file a noun or verb. Decides nothing about texts; calls the door and the reports."""
