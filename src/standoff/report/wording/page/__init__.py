"""What a report says, a file per section; sentences that `ask` says too stand with `ask`."""
