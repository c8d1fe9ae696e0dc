-- Who is asking: the signed context of a transaction, and the functions that policies compare rows with.
--
-- app.ctx is `payload.signature`: the payload base64 of JSON {"org", "pos", "user", "pur", "reach", "at"}, the signature
-- hex HMAC-SHA-256 of the payload. Without one every function gives null, so every policy is false.
-- Core PostgreSQL only: the key is kept as the two pads of HMAC, so sha256() is all it takes.

CREATE SCHEMA sec;
GRANT USAGE ON SCHEMA sec TO wayfellow_app;

CREATE TABLE sec.context_key (
    id smallint PRIMARY KEY,
    inner_pad bytea NOT NULL CHECK (length(inner_pad) = 64),
    outer_pad bytea NOT NULL CHECK (length(outer_pad) = 64),
    frozen_clock_allowed boolean NOT NULL DEFAULT false
);
REVOKE ALL ON sec.context_key FROM PUBLIC;

CREATE FUNCTION sec.context() RETURNS jsonb
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, sec AS $$
DECLARE
    given text := current_setting('app.ctx', true);
    payload text;
    told jsonb;
    is_ours boolean;
    may_stand_still boolean;
BEGIN
    IF given IS NULL OR given = '' THEN
        RETURN NULL;
    END IF;
    payload := split_part(given, '.', 1);
    SELECT bool_or(encode(sha256(outer_pad || sha256(inner_pad || convert_to(payload, 'UTF8'))), 'hex')
                   = split_part(given, '.', 2)), bool_or(frozen_clock_allowed)
      INTO is_ours, may_stand_still FROM context_key;
    IF is_ours IS NOT TRUE THEN
        RAISE EXCEPTION 'the context is not signed by us' USING ERRCODE = '28000';
    END IF;
    told := convert_from(decode(payload, 'base64'), 'UTF8')::jsonb;
    IF NOT may_stand_still AND abs(extract(epoch FROM clock_timestamp() - (told->>'at')::timestamptz)) > 120 THEN
        RAISE EXCEPTION 'the context is too old or from the future' USING ERRCODE = '28000';
    END IF;
    RETURN told;
END $$;

CREATE FUNCTION sec.organization() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path = pg_catalog AS $$ SELECT (sec.context()->>'org')::bigint $$;
CREATE FUNCTION sec.position() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path = pg_catalog AS $$ SELECT (sec.context()->>'pos')::bigint $$;
CREATE FUNCTION sec.login() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path = pg_catalog AS $$ SELECT (sec.context()->>'user')::bigint $$;
CREATE FUNCTION sec.purpose_bit() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path = pg_catalog AS $$ SELECT (sec.context()->>'pur')::integer $$;
CREATE FUNCTION sec.sees_organization() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path = pg_catalog AS $$ SELECT sec.context()->>'reach' = 'organization' $$;
CREATE FUNCTION sec.at() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path = pg_catalog AS $$ SELECT (sec.context()->>'at')::timestamptz $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA sec FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA sec TO wayfellow_app;
