/// A set of words over Unicode scalars, each with a number: longest match at a place in constant time a scalar.
///
/// The first scalar is looked up in a table of the basic plane, since nearly every place of a text ends there;
/// further ones in one open-addressed hash table of edges.
struct Trie: Sendable {
    private var first: [Int32]
    private var edgeKeys: [UInt64]
    private var edgeNodes: [Int32]
    private var edgeCount = 0
    private var values: [Int32] = []

    init() {
        first = [Int32](repeating: -1, count: 0x10000)
        edgeKeys = [UInt64](repeating: 0, count: 1024)
        edgeNodes = [Int32](repeating: -1, count: 1024)
    }

    /// Number of nodes, for tests of size.
    var nodeCount: Int { values.count }

    private static func slot(_ key: UInt64, _ mask: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    }

    @inline(__always)
    private func child(_ node: Int32, _ scalar: UInt32) -> Int32 {
        let key = (UInt64(node) + 1) << 21 | UInt64(scalar)
        let mask = edgeKeys.count - 1
        var slot = Trie.slot(key, mask)
        while edgeKeys[slot] != 0 {
            if edgeKeys[slot] == key { return edgeNodes[slot] }
            slot = (slot + 1) & mask
        }
        return -1
    }

    private mutating func place(_ key: UInt64, _ node: Int32) {
        let mask = edgeKeys.count - 1
        var slot = Trie.slot(key, mask)
        while edgeKeys[slot] != 0 { slot = (slot + 1) & mask }
        edgeKeys[slot] = key
        edgeNodes[slot] = node
    }

    private mutating func add(_ node: Int32, _ scalar: UInt32) -> Int32 {
        if (edgeCount + 1) * 2 > edgeKeys.count {
            let (oldKeys, oldNodes) = (edgeKeys, edgeNodes)
            edgeKeys = [UInt64](repeating: 0, count: oldKeys.count * 2)
            edgeNodes = [Int32](repeating: -1, count: oldKeys.count * 2)
            for (key, old) in zip(oldKeys, oldNodes) where key != 0 { place(key, old) }
        }
        let new = Int32(values.count)
        values.append(-1)
        place((UInt64(node) + 1) << 21 | UInt64(scalar), new)
        edgeCount += 1
        return new
    }

    /// Adds a word; a word that is there already keeps its first value, which is returned.
    @discardableResult
    mutating func insert(_ word: some StringProtocol, _ value: Int32) -> Int32 {
        var node: Int32 = -1
        for scalar in word.unicodeScalars {
            if node == -1 {
                guard scalar.value < 0x10000 else { return -1 }
                if first[Int(scalar.value)] < 0 {
                    first[Int(scalar.value)] = Int32(values.count)
                    values.append(-1)
                }
                node = first[Int(scalar.value)]
            } else {
                let next = child(node, scalar.value)
                node = next >= 0 ? next : add(node, scalar.value)
            }
        }
        guard node >= 0 else { return -1 }
        if values[Int(node)] < 0 { values[Int(node)] = value }
        return values[Int(node)]
    }

    /// The longest word that stands at `place` and ends at or before `limit`.
    func longest(_ text: [UInt32], _ place: Int, _ limit: Int) -> (value: Int, length: Int)? {
        guard place < limit, text[place] < 0x10000 else { return nil }
        var node = first[Int(text[place])]
        guard node >= 0 else { return nil }
        var best: (Int, Int)? = values[Int(node)] >= 0 ? (Int(values[Int(node)]), 1) : nil
        var index = place + 1
        while index < limit {
            node = child(node, text[index])
            guard node >= 0 else { break }
            index += 1
            if values[Int(node)] >= 0 { best = (Int(values[Int(node)]), index - place) }
        }
        return best
    }

    /// All words that stand at `place`, shortest first.
    func all(_ text: [UInt32], _ place: Int, _ limit: Int) -> [(value: Int, length: Int)] {
        guard place < limit, text[place] < 0x10000 else { return [] }
        var node = first[Int(text[place])]
        var found: [(Int, Int)] = []
        var index = place
        while node >= 0 {
            index += 1
            if values[Int(node)] >= 0 { found.append((Int(values[Int(node)]), index - place)) }
            guard index < limit else { break }
            node = child(node, text[index])
        }
        return found
    }

    /// Whether any word begins with `scalar`.
    func begins(_ scalar: UInt32) -> Bool { scalar < 0x10000 && first[Int(scalar)] >= 0 }

    /// Marks in `bits` the first two scalars of every word; a word of one scalar marks all pairs that begin with it in `singles`.
    func mark(pairs bits: inout [UInt64], singles: inout Set<UInt32>) {
        for scalar in first.indices where first[scalar] >= 0 {
            if values[Int(first[scalar])] >= 0 { singles.insert(UInt32(scalar)) }
        }
        var firstOf: [Int32: UInt32] = [:]
        for scalar in first.indices where first[scalar] >= 0 { firstOf[first[scalar]] = UInt32(scalar) }
        for key in edgeKeys where key != 0 {
            guard let head = firstOf[Int32(key >> 21) - 1] else { continue }
            let slot = Trie.pair(head, UInt32(key & 0x1F_FFFF))
            bits[slot >> 6] |= 1 << UInt64(slot & 63)
        }
    }

    /// Slot of a pair of scalars in a table of 2^20 bits.
    @inline(__always)
    static func pair(_ first: UInt32, _ second: UInt32) -> Int {
        Int(truncatingIfNeeded: ((UInt64(first) << 16 ^ UInt64(second)) &* 0x9E37_79B9_7F4A_7C15) >> 44)
    }

    /// The word that ends at `end` and begins at or after `floor`, the longest one of at most `most` scalars.
    func ending(_ text: [UInt32], _ end: Int, _ floor: Int, most: Int = 7) -> (value: Int, length: Int)? {
        var length = min(most, end - floor)
        while length > 0 {
            if let match = longest(text, end - length, end), match.length == length { return match }
            length -= 1
        }
        return nil
    }

    /// The value of exactly this word.
    func value(of word: some StringProtocol) -> Int? {
        let text = word.unicodeScalars.map(\.value)
        guard let match = longest(text, 0, text.count), match.length == text.count else { return nil }
        return match.value
    }
}
