import Ingestion
import Reading

extension UnwiseNames {
    /// Refuses decisions on such names, unless they are meant.
    func check(_ decisions: [Decision]) throws {
        let found = decisions.filter { $0.action == .alias }.compactMap { one in reason(one.name).map { (one.name, $0) } }
        guard let first = found.first else { return }
        let others = found.count > 1 ? ", and \(found.count - 1) more like it" : ""
        throw Failure(
            "“\(first.0)” is \(first.1)\(others): every text that has it would be read otherwise; --force decides it all the same"
        )
    }
}
