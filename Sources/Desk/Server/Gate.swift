/// Who may ask, and who may change something.
///
/// A page elsewhere can make a browser send requests to the desk. So a request has to name the desk as its host (a name that leads here by
/// a trick of DNS does not), what another page asks for is refused, and a change has to carry a token that only pages of the desk have.
struct Gate: Sendable {
    private let hosts: Set<String>
    private let origins: Set<String>
    /// What every form carries; new with every start.
    let token: String

    init(port: Int) {
        let names = ["127.0.0.1", "[::1]", "localhost"]
        hosts = Set(names.map { "\($0):\(port)" } + (port == 80 ? names : []))
        origins = Set(hosts.map { "http://" + $0 })
        var generator = SystemRandomNumberGenerator()
        token = (0..<4).map { _ in
            let digits = String(generator.next(), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// Why a request is refused; nil where it may be answered.
    func refusal(of request: Request) -> Refusal? {
        guard let host = request.headers["host"]?.lowercased(), hosts.contains(host) else {
            return .host
        }
        if let origin = request.headers["origin"], !origins.contains(origin.lowercased()) {
            return .origin
        }
        if let site = request.headers["sec-fetch-site"], site != "same-origin", site != "none",
            request.method != "GET" || request.headers["sec-fetch-mode"] != "navigate"
        {
            return .origin
        }
        guard request.method == "POST" else { return nil }
        guard request.headers["origin"] != nil else { return .noOrigin }
        return isToken(request.sent("token")) ? nil : .token
    }

    /// Compares in the same time wherever they differ.
    private func isToken(_ text: String) -> Bool {
        let (mine, theirs) = (Array(token.utf8), Array(text.utf8))
        guard mine.count == theirs.count else { return false }
        return zip(mine, theirs).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
