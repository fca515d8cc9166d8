import GRDB
import Quantities

/// An observation with everything that explains it.
public struct ExplainedObservation: Sendable {
    /// The row itself.
    public var observation: Observation
    /// Whether reports and views use it.
    public var isPreferred: Bool
    /// Row ids of the claims behind it, the one that gives the value first.
    public var claims: [Int64]
    /// What it was derived from: the name in the formula, and the row.
    public var inputs: [(role: String, observation: Observation)]
    /// Rows that were derived from it.
    public var outputs: [Int64]
    /// Other rows about the same thing.
    public var others: [Int64]
}

extension Store {
    /// The observation with a row id, nil where there is none.
    public func explainedObservation(_ id: Int64) throws -> ExplainedObservation? {
        try read { database in
            guard let observation = try Store.observation(id, in: database) else { return nil }
            func ids(_ sql: String) throws -> [Int64] { try Prepared(sql, in: database).add(id).all { $0.integer() } }
            let inputs = try Prepared(
                "SELECT role, input_id FROM derivation WHERE observation_id = ? ORDER BY ordinal", in: database
            )
            .add(id).all { (role: $0.text(), id: $0.integer()) }
            return ExplainedObservation(
                observation: observation,
                isPreferred: try ids("SELECT preferred FROM observation WHERE id = ?") == [1],
                claims: try ids(
                    "SELECT claim_id FROM observation_claim WHERE observation_id = ? ORDER BY gives_value DESC, claim_id"),
                inputs: try inputs.compactMap { input in
                    try Store.observation(input.id, in: database).map { (input.role, $0) }
                },
                outputs: try ids("SELECT DISTINCT observation_id FROM derivation WHERE input_id = ? ORDER BY 1"),
                others: try ids(
                    """
                    SELECT other.id FROM observation AS one
                    JOIN observation AS other USING (series_id, scope, period_end)
                    WHERE one.id = ? AND other.id <> one.id AND other.period_start IS one.period_start
                        AND other.base_start IS one.base_start AND other.base_end IS one.base_end
                    ORDER BY other.id
                    """))
        }
    }

    private static func observation(_ id: Int64, in database: Database) throws -> Observation? {
        let series = try Prepared("SELECT series_id FROM observation WHERE id = ?", in: database).add(id).first { $0.integer() }
        guard let series, let row = try SeriesRow.one(series, in: database) else { return nil }
        return try Prepared("SELECT \(SeriesRow.columns) FROM observation WHERE id = ?", in: database).add(id)
            .first { row.observation($0) }
    }
}
