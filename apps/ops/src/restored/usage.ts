export const usage = `Usage: planbridge restored [--dry-run] [--past REVISION] [--backup MOMENT]

For a database that was put back from a backup. Before that, every worker from before is ended and its last pushes are
waited out; docs/runbook.md, "A restored database", has every step. Workers started since then may run.

It links again the Stripe customers that the backup has lost, finds the greatest revision that the product holds, moves
the sequence past it, and has every account settled. Nothing is changed before Stripe and the product have answered.
Running it again, also after half of it, does no harm. It reads the worker's environment (docs/configuration.md).

  --dry-run          says what it would do, and changes nothing
  --past REVISION    moves the sequence past this revision too: for a product that holds accounts the backup has lost
  --backup MOMENT    when the backup was made, rather too early: leaves alone unlinked customers that are older
`;
