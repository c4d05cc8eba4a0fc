#!/bin/bash
# Roles and databases, once, when the server's volume is new. The application's role owns nothing,
# so that row-level security binds it.
set -euo pipefail
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" \
  -v owner="$DRUMBEAT_OWNER_PASSWORD" -v app="$DRUMBEAT_PASSWORD" -v temporal="$TEMPORAL_PASSWORD" <<'SQL'
create role drumbeat_owner login createrole password :'owner';
create role drumbeat login password :'app';
create database drumbeat owner drumbeat_owner;
revoke connect, temporary on database drumbeat from public;
grant connect on database drumbeat to drumbeat;
create role temporal login password :'temporal';
create database temporal owner temporal;
create database temporal_visibility owner temporal;
SQL
