#!/bin/sh
# Brings Temporal's two databases to the schema of this version of its server.
set -eu
for database in temporal:temporal temporal_visibility:visibility; do
  tool="temporal-sql-tool --plugin postgres12 --ep postgres -p 5432 -u temporal --db ${database%:*}"
  # Does nothing where there is a schema already.
  $tool setup-schema -v 0.0
  $tool update-schema -d "/etc/temporal/schema/postgresql/v12/${database#*:}/versioned"
done
