import ArgumentParser
import Reading

/// The worst grade that is still printed.
enum LeastGrade: String, CaseIterable, ExpressibleByArgument {
    case sure
    case likely

    /// The grade of claims.
    var grade: Confidence {
        switch self {
        case .sure: return .sure
        case .likely: return .likely
        }
    }
}
