-- The views series, growth and ranking of schema.sql over the observations of a cluster, in the dialect of Apache Spark.
-- They have the same columns but for row ids, and the same rows; `scripts/cluster check` compares them. Tables: observation (with the names of its series),
-- organization, metric, peers, peer.

CREATE OR REPLACE TEMPORARY VIEW series AS
SELECT
    observation.organization, organization.level, organization.system, observation.metric, observation.component, observation.basis,
    observation.unit, observation.kind, observation.scope, observation.period_start, observation.period_end, observation.base_start,
    observation.base_end, observation.value, observation.value_real, observation.lower_real, observation.upper_real,
    observation.bound, observation.method, observation.contested, observation.formula, observation.issued, observation.evidence,
    observation.confidence, observation.lower, observation.upper, CAST(metric.name IS NOT NULL AS INT) AS registered,
    0 AS confirmed -- nobody has judged a figure there
FROM observation
JOIN organization ON organization.name = observation.organization
LEFT JOIN metric ON metric.name = observation.metric
WHERE observation.preferred = 1;

CREATE OR REPLACE TEMPORARY VIEW stated_growth AS
SELECT
    organization, level, metric, component, basis, unit, kind, period_start, period_end, CAST(NULL AS DOUBLE) AS value, base_start,
    base_end, CAST(NULL AS DOUBLE) AS base_value, CAST(NULL AS DOUBLE) AS change,
    CASE unit WHEN '倍' THEN 100 * value_real WHEN '‰' THEN value_real / 10 ELSE value_real END AS growth_pct, 'stated' AS method,
    evidence, confidence, registered
FROM series
WHERE kind = 'growth' AND method = 'stated' AND unit IN ('%', '‰', '倍');

-- What could be measured from the same window a year earlier. SQLite's date('2024-02-29', '-1 year') is the 1st of March.
CREATE OR REPLACE TEMPORARY VIEW later AS
SELECT
    *,
    CAST(date_add(make_date(year(next_day) - 1, month(next_day), 1), day(next_day) - 2) AS STRING) AS earlier_end,
    CASE substr(period_start, 6)
        WHEN '02-29' THEN concat(CAST(year(period_start) - 1 AS STRING), '-02-28')
        ELSE CAST(make_date(year(period_start) - 1, month(period_start), day(period_start)) AS STRING)
    END AS earlier_start
FROM (SELECT *, date_add(CAST(period_end AS DATE), 1) AS next_day FROM series)
WHERE kind IN ('level', 'flow') AND (kind = 'level' OR period_start IS NOT NULL) AND method = 'stated' AND contested = 0
    AND (period_start IS NULL OR datediff(period_end, period_start) < 366);

CREATE OR REPLACE TEMPORARY VIEW computed_growth AS
SELECT
    later.organization, later.level, later.metric, later.component, later.basis, later.unit, later.kind, later.period_start,
    later.period_end, later.value_real AS value, earlier.period_start AS base_start, earlier.period_end AS base_end,
    earlier.value_real AS base_value, later.value_real - earlier.value_real AS change,
    round(100.0D * (later.value_real - earlier.value_real) / earlier.value_real, 2) AS growth_pct, 'computed' AS method,
    concat(later.evidence, '; ', earlier.evidence) AS evidence, least(later.confidence, earlier.confidence) AS confidence,
    later.registered
FROM later
JOIN series AS earlier
    ON earlier.organization = later.organization AND earlier.metric = later.metric AND earlier.component = later.component
    AND earlier.basis = later.basis AND earlier.unit = later.unit AND earlier.kind = later.kind AND earlier.scope = later.scope
    AND earlier.period_end = later.earlier_end AND earlier.period_start <=> later.earlier_start
    AND earlier.bound IN ('exact', 'approx') AND later.bound IN ('exact', 'approx')
WHERE earlier.method = 'stated' AND earlier.contested = 0 AND earlier.value_real > 0;

-- Growths over a span of which no value is stated: they are of what stands at its last day, where the document has that.
CREATE OR REPLACE TEMPORARY VIEW growth_of_day AS
SELECT stated_growth.*
FROM stated_growth
LEFT ANTI JOIN series AS whole
    ON whole.organization = stated_growth.organization AND whole.metric = stated_growth.metric
    AND whole.component = stated_growth.component AND whole.basis = stated_growth.basis AND whole.kind IN ('level', 'flow')
    AND whole.method = 'stated' AND whole.period_start = stated_growth.period_start AND whole.period_end = stated_growth.period_end
WHERE stated_growth.period_start IS NOT NULL AND stated_growth.base_start IS NOT NULL;

CREATE OR REPLACE TEMPORARY VIEW growth AS
SELECT * FROM stated_growth
UNION ALL
SELECT computed_growth.*
FROM computed_growth
LEFT ANTI JOIN stated_growth AS said
    ON said.organization = computed_growth.organization AND said.metric = computed_growth.metric
    AND said.component = computed_growth.component AND said.basis = computed_growth.basis
    AND said.period_end = computed_growth.period_end AND said.period_start <=> computed_growth.period_start
    AND said.base_start <=> computed_growth.base_start AND said.base_end = computed_growth.base_end
LEFT ANTI JOIN growth_of_day AS day
    ON computed_growth.period_start IS NULL AND day.organization = computed_growth.organization
    AND day.metric = computed_growth.metric AND day.component = computed_growth.component AND day.basis = computed_growth.basis
    AND day.period_end = computed_growth.period_end AND day.base_end = computed_growth.base_end
    AND regexp_replace(day.evidence, '[0-9-]+$', '')
        = regexp_replace(regexp_replace(computed_growth.evidence, '; .*$', ''), '[0-9-]+$', '');

CREATE OR REPLACE TEMPORARY VIEW ranking AS
SELECT
    metric, component, basis, unit, kind, period_start, period_end, base_start, base_end, peers, better, level,
    CASE WHEN is_decided AND known = size THEN place END AS rank, CASE WHEN is_decided THEN place END AS rank_known, known,
    CASE WHEN size IS NOT NULL THEN greatest(known, size) END AS of, organization, value,
    CASE
        WHEN bound <> 'exact' OR vague_first > 0 THEN NULL
        WHEN better = 'less' THEN value - smallest
        ELSE largest - value
    END AS gap_to_first, evidence, confidence, registered
FROM (
    SELECT
        *, max(CASE WHEN place = 1 AND bound <> 'exact' THEN 1 ELSE 0 END) OVER (
            PARTITION BY peers, metric, component, basis, unit, kind, period_start, period_end, scope, base_start, base_end
        ) AS vague_first,
        -- Two exact values are in the order in which they are printed; beside one that is not exact the order is known where it is printed
        -- otherwise, and neither interval reaches into the other.
        CASE
            WHEN vague = 0 THEN true
            WHEN bound = 'exact' THEN vague_same = 0 AND coalesce(vague_below <= lower, true) AND coalesce(vague_above >= upper, true)
            ELSE same = 1 AND coalesce(below <= lower, true) AND coalesce(above >= upper, true)
        END AS is_decided
    FROM (
        SELECT
            *, max(value) OVER field AS largest, min(value) OVER field AS smallest, count(*) OVER field AS known,
            sum(CASE WHEN bound <> 'exact' THEN 1 ELSE 0 END) OVER field AS vague,
            rank() OVER (
                PARTITION BY peers, metric, component, basis, unit, kind, period_start, period_end, scope, base_start, base_end
                ORDER BY CASE WHEN better = 'less' THEN value ELSE -value END) AS place,
            count(*) OVER alike AS same, sum(CASE WHEN bound <> 'exact' THEN 1 ELSE 0 END) OVER alike AS vague_same,
            max(upper) OVER before AS below, max(CASE WHEN bound <> 'exact' THEN upper END) OVER before AS vague_below,
            min(lower) OVER behind AS above, min(CASE WHEN bound <> 'exact' THEN lower END) OVER behind AS vague_above
        FROM (
            SELECT
                series.metric, series.component, series.basis, series.unit, series.kind, series.period_start, series.period_end,
                series.scope, series.base_start, series.base_end, peers.name AS peers, peers.size, series.level, series.organization,
                series.value_real AS value, coalesce(series.lower_real, -1e308) AS lower, coalesce(series.upper_real, 1e308) AS upper,
                series.bound, series.evidence, series.confidence, series.registered, coalesce(metric.better, 'size') AS better
            FROM series
            JOIN peer ON peer.organization = series.organization
            JOIN peers ON peers.name = peer.peers
            LEFT JOIN metric ON metric.name = series.metric
            WHERE series.contested = 0 AND series.method = 'stated'
                AND CASE series.kind
                    WHEN 'flow' THEN series.period_start IS NOT NULL
                    WHEN 'growth' THEN series.base_end IS NOT NULL
                    WHEN 'change' THEN series.base_end IS NOT NULL
                    ELSE series.kind IN ('level', 'ratio')
                END
                AND NOT (coalesce(metric.nature, '') = 'toll' AND coalesce(series.period_start, series.period_end) = series.period_end)
        )
        WINDOW
            field AS (
                PARTITION BY peers, metric, component, basis, unit, kind, period_start, period_end, scope, base_start, base_end),
            alike AS (
                PARTITION BY peers, metric, component, basis, unit, kind, period_start, period_end, scope, base_start, base_end, value),
            before AS (
                PARTITION BY peers, metric, component, basis, unit, kind, period_start, period_end, scope, base_start, base_end
                ORDER BY value ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
            behind AS (
                PARTITION BY peers, metric, component, basis, unit, kind, period_start, period_end, scope, base_start, base_end
                ORDER BY value ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
    )
)
WHERE known > 1;
