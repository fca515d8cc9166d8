/// Why a request is refused with a few words instead of a page: the row `desk.refused.…` of the labels says it.
enum Refusal: String, Error, CaseIterable {
    /// It is none, or of a form that is not needed here.
    case malformed
    /// Its head or its body is too large.
    case tooLarge = "too_large"
    /// Its body is no form.
    case unsupported
    /// Too many are open at once.
    case tooMany = "too_many"
    /// It names another host, or none.
    case host
    /// Another page makes the browser send it.
    case origin
    /// A change that does not say which page it comes from.
    case noOrigin = "no_origin"
    /// A change without the token of this start.
    case token
    /// Neither GET, HEAD nor POST.
    case method
    /// A change where nothing is written.
    case readOnly = "read_only"

    /// Status of the answer.
    var status: Int {
        switch self {
        case .malformed: 400
        case .origin, .noOrigin, .token, .readOnly: 403
        case .method: 405
        case .tooLarge: 413
        case .unsupported: 415
        case .host: 421
        case .tooMany: 503
        }
    }
}
