-- What a transaction says of who asks: app.ctx is `organization|position|user|purpose|reach|at|signature`.
--
-- One function verifies and reads. It verifies every time it is asked: whatever it kept meanwhile, somebody who only
-- runs SQL could change between two rows of a statement. One function, because PostgreSQL prepares each anew in every
-- transaction. The others only name what it says; they are so plain that the planner puts their text in their place.

CREATE FUNCTION sec.said(which integer) RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE STRICT SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    given text := current_setting('app.ctx', true);
    answer text;
    is_in_time boolean;
BEGIN
    IF given IS NULL OR given = '' THEN
        RETURN NULL;
    END IF;
    SELECT split_part(given, '|', which),
           frozen_clock_allowed
           OR abs(extract(epoch FROM clock_timestamp() - split_part(given, '|', 6)::timestamptz)) <= 120
      INTO answer, is_in_time
      FROM sec.context_key
     WHERE encode(sha256(outer_pad || sha256(inner_pad || convert_to(left(given, -65), 'UTF8'))), 'hex')
           = right(given, 64) AND left(right(given, 65), 1) = '|';
    IF answer IS NULL THEN
        RAISE EXCEPTION 'the context is not signed by us' USING ERRCODE = '28000';
    END IF;
    IF NOT is_in_time THEN
        RAISE EXCEPTION 'the context is too old or from the future' USING ERRCODE = '28000';
    END IF;
    RETURN answer;
END $$;

CREATE OR REPLACE FUNCTION sec.organization() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE RETURN sec.said(1)::bigint;
CREATE OR REPLACE FUNCTION sec.position() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE RETURN sec.said(2)::bigint;
CREATE OR REPLACE FUNCTION sec.login() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE RETURN sec.said(3)::bigint;
CREATE OR REPLACE FUNCTION sec.purpose_bit() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE
    RETURN sec.said(4)::integer;
CREATE OR REPLACE FUNCTION sec.sees_organization() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN sec.said(5) = 'organization';
CREATE OR REPLACE FUNCTION sec.at() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
    RETURN sec.said(6)::timestamptz;

DROP FUNCTION sec.context();
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA sec FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA sec TO wayfellow_app;
