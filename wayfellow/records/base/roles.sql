-- The three accounts of Wayfellow, its database, and who may do what there. Safe to run again.
--
--   wayfellow_owner     owns every table; nobody signs in as it
--   wayfellow_migrator  changes the schema, by becoming the owner
--   wayfellow_app       the web, the workers and the command line: reads and writes rows, owns nothing
--
-- For psql 15 or newer, signed in as a superuser, with migrator_password and app_password set.

\set ON_ERROR_STOP on
SET log_min_error_statement = panic;  -- a statement that fails must not leave a password in the log

SELECT format('CREATE ROLE %I', wanted)
  FROM unnest(ARRAY['wayfellow_owner', 'wayfellow_migrator', 'wayfellow_app']) AS wanted
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) \gexec

ALTER ROLE wayfellow_owner NOLOGIN;
ALTER ROLE wayfellow_migrator LOGIN NOINHERIT PASSWORD :'migrator_password';
ALTER ROLE wayfellow_app LOGIN NOINHERIT PASSWORD :'app_password';
GRANT wayfellow_owner TO wayfellow_migrator;

SELECT 'CREATE DATABASE wayfellow OWNER wayfellow_owner'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'wayfellow') \gexec

\connect wayfellow
REVOKE ALL ON DATABASE wayfellow FROM PUBLIC;
GRANT CONNECT ON DATABASE wayfellow TO wayfellow_migrator, wayfellow_app;
ALTER SCHEMA public OWNER TO wayfellow_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO wayfellow_app;
