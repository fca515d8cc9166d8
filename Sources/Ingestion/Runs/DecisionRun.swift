import Store

extension Store {
    /// Does `body` as one transaction, in a run of its own: where anything breaks it off, nothing has been decided, the run says why, and
    /// it can be done again.
    ///
    /// - Parameter body: gives what comes out, and what the run did.
    func decide<Result>(
        _ command: Run.Command, _ options: Ingest.Options, _ body: (Writer) throws -> (Result, Run.Counts)
    ) throws -> Result {
        let run = try beginRun(command, readerVersion: options.readerVersion, vocabulary: options.vocabulary)
        do {
            let (result, counts) = try transaction(run: run, body)
            try endRun(run, counts: counts)
            return result
        } catch {
            try? endRun(run, counts: Run.Counts(), failure: "\(error)")
            throw error
        }
    }
}
