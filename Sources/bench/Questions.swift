import Foundation
import Ingestion
import Reading
import Store

/// Questions to a database of a million made-up observations, and a merge of two metrics with 10,000 of them.
func measureQuestions() throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("bench-\(getpid())")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let path = ProcessInfo.processInfo.environment["BENCH_DATABASE"] ?? directory.appendingPathComponent("questions.sqlite").path
    try fillDatabase(path)
    let store = try Store(path: path, for: .writing)
    defer { try? store.close() }
    for (what, sql) in questions {
        var rows = 0
        let seconds = try timed {
            try store.query(sql, seconds: 600) { _ in
            } row: { _ in
                rows += 1
            }
        }.seconds
        report(what, decimal(seconds, 3), "s, \(rows) rows")
    }
    let registry = try Vocabulary.embedded().registry
    let deciding = DecidingMetrics(store: store, options: Ingest.Options(registry: registry))
    let merge = MetricDecision(.merge, "余额第0项", "余额第1项")
    report("merge of two metrics, dry run", decimal(try worked { try deciding.compare([merge]) }.seconds, 3), "s")
    let there = try worked { try deciding.run([merge]) }
    report("merge of two metrics", decimal(there.seconds, 3), "s, \(there.result.count) observations move")
    let back = try worked { try deciding.run([], removing: [merge.subject]) }
    report("the same taken back", decimal(back.seconds, 3), "s, \(back.result.count) observations move")
}

/// Makes the database of made-up observations, where it is not there.
func fillDatabase(_ path: String) throws {
    guard !FileManager.default.fileExists(atPath: path) else { return }
    report("observations made and recorded", decimal(try timed { try fill(path) }.seconds), "s")
}

/// What people ask.
private let questions: [(String, String)] = [
    ("claims of a document by name", "SELECT * FROM current_claim WHERE document = '2015-01-01-p00007.txt'"),
    ("a year of all series", "SELECT * FROM series WHERE period_end BETWEEN '2016-01-01' AND '2016-12-31'"),
    ("series of one organization", "SELECT * FROM series WHERE organization = '第7号省'"),
    ("series of one metric", "SELECT * FROM series WHERE metric = '余额第3项'"),
    ("ranking of one organization, 31 in a field", "SELECT * FROM ranking WHERE organization = '第7号省'"),
    ("ranking of one organization, 300 in a field", "SELECT * FROM ranking WHERE organization = '第7号市'"),
    (
        "ranking of one metric and day, 31 in a field",
        "SELECT * FROM ranking WHERE metric = '余额第3项' AND period_end = '2016-05-31' AND level = 'province'"
    ),
    ("ranking of one metric, all days", "SELECT * FROM ranking WHERE metric = '余额第32项'"),
    ("ranking of a day, all metrics", "SELECT * FROM ranking WHERE period_end = '2016-05-31'"),
    ("ranking of provinces, everything", "SELECT * FROM ranking WHERE level = 'province'"),
    ("the same by one pass", "SELECT * FROM ranking_of_all WHERE level = 'province'"),
    ("growth of one organization", "SELECT * FROM growth WHERE organization = '第7号省'"),
    ("growth of one metric", "SELECT * FROM growth WHERE metric = '余额第3项'"),
    ("latest of one organization", "SELECT * FROM latest WHERE organization = '第7号省'"),
    ("conflicts", "SELECT * FROM conflict"),
]

/// 31 provinces with 40 metrics over ten years, 300 cities with 25 metrics over two, and 4,669 counties with 150 metrics of which a body has
/// 15 in ten months: a million levels of 5,000 organizations and 215 metrics, 100 a page.
private func fill(_ path: String) throws {
    try Store(path: path, for: .writing).close()
    let connection = try Connection(path)
    try connection.run(
        """
        BEGIN;
        INSERT INTO run (id, command, reader_version, vocabulary, started_at, state)
        VALUES (1, 'ingest', '1', 'embedded', '2015-01-01T00:00:00Z', 'done');
        CREATE TEMP TABLE number AS WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < 4999) SELECT n FROM number;
        CREATE TEMP TABLE kind (level TEXT, suffix TEXT, bodies INTEGER, metrics INTEGER, months INTEGER);
        INSERT INTO kind VALUES ('province', '省', 31, 40, 121), ('prefecture', '市', 300, 25, 20), ('county', '县', 4669, 150, 10);
        INSERT INTO organization (name, level, system, reason)
        SELECT '第' || n || '号' || suffix, level, 'region', 'made up' FROM kind JOIN number ON n < bodies;
        INSERT INTO peers (name, size, source) SELECT level, bodies, 'vocabulary' FROM kind;
        INSERT INTO peer (organization, peers) SELECT name, level FROM organization;
        CREATE TEMP TABLE made AS
        SELECT
            row_number() OVER (ORDER BY months, month.n, metric.n, organization.id) - 1 AS place, organization.id AS organization,
            CASE level WHEN 'county' THEN '县内' ELSE '' END || '余额第' || metric.n || '项' AS metric, date('2013-01-01', '+' || (month.n + 1) || ' months', '-1 day') AS day,
            10000 + (metric.n * 7919 + month.n * 104729 + organization.id * 1009) % 9973 AS value
        FROM kind
        JOIN organization USING (level) JOIN number AS metric ON metric.n < metrics JOIN number AS month ON month.n < months
        WHERE level <> 'county' OR metric.n % 10 = organization.id % 10;
        INSERT INTO document (id, sha256, name, path, issued, issued_from, encoding, bytes, scalars, source, state, run_id)
        SELECT
            page + 1, printf('%064d', page), printf('2015-01-01-p%05d.txt', page), printf('/2015-01-01-p%05d.txt', page), '2015-01-01', 'name',
            'utf-8', 1, 1, '…', 'ok', 1
        FROM (SELECT DISTINCT place / 100 AS page FROM made);
        INSERT INTO article (id, document_id, run_id, ordinal, span_start, span_end) SELECT id, id, 1, 1, 0, 1 FROM document;
        INSERT INTO claim (
            id, run_id, document_id, article_id, in_headline, span_start, span_end, quote, coefficient, exponent, value, value_real,
            lower, upper, lower_real, upper_real, unit, bound, kind, organization_id, metric, period_end, rule)
        SELECT
            place + 1, 1, place / 100 + 1, place / 100 + 1, 0, place % 100 * 10, place % 100 * 10 + 5, '…', value, 6, value || '000000',
            value * 1e6, (value - 1) || '500000', value || '500000', value * 1e6 - 5e5, value * 1e6 + 5e5, 'CNY', 'exact', 'level',
            organization, metric, day, 'made up'
        FROM made ORDER BY place;
        INSERT INTO metric (name, nature, units) SELECT DISTINCT metric, 'stock', 'CNY' FROM made;
        INSERT INTO series_key (organization_id, metric, unit, kind) SELECT DISTINCT organization, metric, 'CNY', 'level' FROM made;
        INSERT INTO observation (
            id, series_id, period_end, coefficient, exponent, value, value_real, lower, upper, lower_real, upper_real, bound, method,
            first_issued, issued, evidence, confidence, run_id)
        SELECT
            claim.id, series_key.id, period_end, coefficient, exponent, value, value_real, lower, upper, lower_real, upper_real, bound, 'stated',
            '2015-01-01', '2015-01-01', document.name || ':' || span_start || '-' || span_end, 'likely', 1
        FROM claim JOIN series_key USING (organization_id, metric) JOIN document ON document.id = document_id ORDER BY claim.id;
        INSERT INTO observation_claim (observation_id, claim_id, gives_value) SELECT id, id, 1 FROM claim;
        COMMIT
        """)
}
