/// Names that lead back to themselves.
enum NameCircle {
    /// The first circle that is met, from the name that is met first back to it; nil where there is none. Each name is looked at once.
    ///
    /// - Parameter next: the names that a name leads to.
    static func first(_ next: [String: [String]]) -> [String]? {
        var done: Set<String> = []
        for start in next.keys.sorted() where !done.contains(start) {
            var path: [(name: String, tried: Int)] = [(start, 0)]
            var places = [start: 0]
            while let (name, tried) = path.last {
                guard let others = next[name], tried < others.count else {
                    path.removeLast()
                    places[name] = nil
                    done.insert(name)
                    continue
                }
                path[path.count - 1].tried += 1
                let other = others[tried]
                if let place = places[other] { return path[place...].map(\.name) + [other] }
                guard !done.contains(other) else { continue }
                places[other] = path.count
                path.append((other, 0))
            }
        }
        return nil
    }
}
