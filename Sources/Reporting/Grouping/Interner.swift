/// Gives every distinct string a small number, so that grouping and sorting compare integers.
struct Interner {
    private var numbers: [String: UInt32] = [:]
    private var strings: [String] = []
    private var last: (string: String, number: UInt32)?

    /// The number of a string; the same string always gets the same one.
    mutating func number(of string: String) -> UInt32 {
        // Rows come grouped: the string before is usually the same one.
        if let last, last.string == string { return last.number }
        let number: UInt32
        if let known = numbers[string] {
            number = known
        } else {
            number = UInt32(strings.count)
            numbers[string] = number
            strings.append(string)
        }
        last = (string, number)
        return number
    }

    /// For every number, the place of its string in sorted order (by Unicode scalar, as SQLite sorts).
    func places() -> [UInt32] {
        let sorted = strings.indices.sorted { strings[$0].unicodeScalars.lexicographicallyPrecedes(strings[$1].unicodeScalars) }
        var places = [UInt32](repeating: 0, count: strings.count)
        for (place, index) in sorted.enumerated() { places[index] = UInt32(place) }
        return places
    }
}
