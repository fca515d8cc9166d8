/// A set of words over Unicode scalars, each with a number: longest match at a place in constant time a scalar.
///
/// Nearly every place of a text begins no word, so a bit for each scalar of the basic plane is asked first: 8 kB a trie, which
/// stay in the processor's nearest cache. For a scalar that begins words a small table has the node that it leads to and, roughly,
/// what may follow, so that most places end there. The edges are one open-addressed hash table, an edge in one word of it.
struct Trie: Sendable {
    /// Whether a word begins with a scalar, a bit each.
    private var firsts = [UInt64](repeating: 0, count: 0x10000 / 64)
    /// Node (21 bits), scalar (21 bits) and the node that the scalar leads to (22 bits); 0 is an empty slot.
    private var edges: [UInt64]
    /// 64 less the binary logarithm of the number of slots.
    private var shift: UInt64
    private var edgeCount = 0
    private var heads = TrieHeads()
    /// The nodes once more, where no more words are added.
    private var packed = PackedTrie()
    /// Value of each node, -1 for none; node 0 is the root.
    private var values: [Int32] = [-1]

    /// An empty trie with room for about `capacity` nodes.
    init(capacity: Int = 256) {
        var slots = 512
        while slots < capacity * 2 { slots *= 2 }
        edges = [UInt64](repeating: 0, count: slots)
        shift = UInt64(64 - slots.trailingZeroBitCount)
        values.reserveCapacity(capacity)
    }

    /// Number of nodes, for tests of size.
    var nodeCount: Int { values.count - 1 }

    private static let mostNodes = 1 << 21

    /// The first slot of a key in a table of 2^(64 - `shift`) slots.
    @inline(__always)
    private static func slot(_ key: UInt64, _ shift: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    }

    /// The node that `scalar` leads to from `node`, 0 for none.
    @inline(__always)
    private func child(_ node: Int, _ scalar: UInt32) -> Int {
        let key = UInt64(truncatingIfNeeded: node) << 21 | UInt64(scalar)
        return edges.withUnsafeBufferPointer { edges in
            var slot = Trie.slot(key, shift)
            while true {
                let edge = edges[slot]
                if edge >> 22 == key { return Int(truncatingIfNeeded: edge & 0x3F_FFFF) }
                if edge == 0 { return 0 }
                slot = (slot &+ 1) & (edges.count &- 1)
            }
        }
    }

    private mutating func place(_ edge: UInt64) {
        var slot = Trie.slot(edge >> 22, shift)
        while edges[slot] != 0 { slot = (slot + 1) & (edges.count - 1) }
        edges[slot] = edge
    }

    private mutating func add(_ node: Int, _ scalar: UInt32) -> Int {
        if (edgeCount + 1) * 2 > edges.count {
            let old = edges
            edges = [UInt64](repeating: 0, count: old.count * 2)
            shift -= 1
            for edge in old where edge != 0 { place(edge) }
        }
        let new = values.count
        values.append(-1)
        place((UInt64(node) << 21 | UInt64(scalar)) << 22 | UInt64(new))
        edgeCount += 1
        return new
    }

    /// Adds a word; a word that is there already keeps its first value, which is returned. -1 where there is no room for it.
    @discardableResult
    mutating func insert(_ word: Cell, _ value: Int32) -> Int32 {
        var path = Path()
        word.forEachScalar { scalar in
            go(&path, scalar)
            return path.node != nil
        }
        return set(path, value)
    }

    /// Adds a word; a word that is there already keeps its first value, which is returned. -1 where there is no room for it.
    @discardableResult
    mutating func insert(_ word: some StringProtocol, _ value: Int32) -> Int32 {
        var path = Path()
        for scalar in word.unicodeScalars { go(&path, scalar.value) }
        return set(path, value)
    }

    /// A word on its way into the trie.
    private struct Path {
        /// nil where there is no room.
        var node: Int? = 0
        var head: UInt32?
        var next: UInt32?
    }

    private mutating func go(_ path: inout Path, _ scalar: UInt32) {
        guard let node = path.node else { return }
        if path.head == nil { path.head = scalar } else if path.next == nil { path.next = scalar }
        path.node = step(node, scalar)
    }

    /// Puts the nodes in order for looking words up; a word that is added afterwards takes that back.
    mutating func pack() {
        let packed = PackedTrie(edges: edges, values: values)
        heads.renumber { packed.child(ofRoot: $0) }
        self.packed = packed
    }

    private mutating func unpack() {
        packed = PackedTrie()
        var heads = heads
        heads.renumber { child(0, $0) }
        self.heads = heads
    }

    private mutating func set(_ path: Path, _ value: Int32) -> Int32 {
        if !packed.nodes.isEmpty { unpack() }
        guard let node = path.node, node > 0, let head = path.head else { return -1 }
        heads.note(head, next: path.next)
        if values[node] < 0 { values[node] = value }
        return values[node]
    }

    /// The node that `scalar` leads to, made where there was none; nil where there is no room for it.
    private mutating func step(_ node: Int, _ scalar: UInt32) -> Int? {
        if node == 0 {
            guard scalar < 0x10000 else { return nil }
            firsts[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63)
        }
        let next = child(node, scalar)
        if next > 0 { return next }
        guard values.count < Trie.mostNodes else { return nil }
        let new = add(node, scalar)
        if node == 0 { heads.add(scalar, node: new) }
        return new
    }

    /// The longest word that stands at `place` and ends at or before `limit`.
    @inline(__always)
    func longest(_ text: [UInt32], _ place: Int, _ limit: Int) -> (value: Int, length: Int)? {
        guard place < limit, begins(text[place]) else { return nil }
        return longestFrom(text, place, limit)
    }

    /// ``longest(_:_:_:)`` where a word is known to begin with the scalar at `place`.
    @inline(never)
    private func longestFrom(_ text: [UInt32], _ place: Int, _ limit: Int) -> (value: Int, length: Int)? {
        var best = (value: -1, length: 0)
        walk(text, place, limit) { value, length in best = (value, length) }
        return best.length > 0 ? best : nil
    }

    /// Whether a word stands in `range`.
    func occurs(in text: [UInt32], _ range: Range<Int>) -> Bool {
        var place = nextHead(text, range.lowerBound, range.upperBound)
        while place < range.upperBound {
            if longestFrom(text, place, range.upperBound) != nil { return true }
            place = nextHead(text, place + 1, range.upperBound)
        }
        return false
    }

    /// The first place from `place` on with a scalar that a word begins with; `limit` where there is none.
    func nextHead(_ text: [UInt32], _ place: Int, _ limit: Int) -> Int {
        firsts.withUnsafeBufferPointer { firsts in
            text.withUnsafeBufferPointer { text in
                let limit = min(limit, text.count)
                var place = place
                while place < limit {
                    let scalar = text[place]
                    if scalar < 0x10000, firsts[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 == 1 { break }
                    place &+= 1
                }
                return place
            }
        }
    }

    /// All words that stand at `place`, shortest first.
    @inline(__always)
    func all(_ text: [UInt32], _ place: Int, _ limit: Int) -> TrieMatches {
        guard place < limit, begins(text[place]) else { return TrieMatches() }
        return allFrom(text, place, limit)
    }

    /// ``all(_:_:_:)`` where a word is known to begin with the scalar at `place`.
    @inline(never)
    private func allFrom(_ text: [UInt32], _ place: Int, _ limit: Int) -> TrieMatches {
        var found = TrieMatches()
        walk(text, place, limit) { value, length in found.append(value: value, length: length) }
        return found
    }

    /// Calls `body` for each word that stands at `place`, shortest first.
    @inline(__always)
    private func walk(_ text: [UInt32], _ place: Int, _ limit: Int, _ body: (_ value: Int, _ length: Int) -> Void) {
        let limit = min(limit, text.count)
        guard place < limit, let head = heads[text[place]] else { return }
        guard head.isWord || place &+ 1 < limit && head.mayLead(to: text[place &+ 1]) else { return }
        if !packed.nodes.isEmpty { return walkPacked(text, place, limit, head.node, body) }
        text.withUnsafeBufferPointer { text in
            values.withUnsafeBufferPointer { values in
                var node = head.node
                var index = place &+ 1
                if head.isWord { body(Int(values[node]), 1) }
                guard index < limit, head.mayLead(to: text[index]) else { return }
                while index < limit {
                    node = child(node, text[index])
                    guard node > 0 else { return }
                    index &+= 1
                    let value = values[node]
                    if value >= 0 { body(Int(value), index &- place) }
                }
            }
        }
    }

    /// ``walk(_:_:_:_:)`` in a trie that is packed, from the node of the first scalar.
    @inline(__always)
    private func walkPacked(
        _ text: [UInt32], _ place: Int, _ limit: Int, _ first: Int, _ body: (_ value: Int, _ length: Int) -> Void
    ) {
        text.withUnsafeBufferPointer { text in
            packed.nodes.withUnsafeBufferPointer { nodes in
                var node = nodes[first]
                var index = place &+ 1
                while true {
                    if node.value >= 0 { body(Int(node.value), index &- place) }
                    guard index < limit else { return }
                    let next = PackedTrie.child(of: node, text[index], in: nodes)
                    guard next > 0 else { return }
                    node = nodes[next]
                    index &+= 1
                }
            }
        }
    }

    /// Whether any word begins with `scalar`.
    @inline(__always)
    func begins(_ scalar: UInt32) -> Bool {
        guard scalar < 0x10000 else { return false }
        return firsts[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 == 1
    }

    /// Calls `body` with each scalar that a word begins with.
    func forEachFirst(_ body: (Int) -> Void) {
        for (index, word) in firsts.enumerated() {
            var rest = word
            while rest != 0 {
                body(index * 64 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }

    /// Marks in `bits` the first two scalars of every word, and in `singles` the scalars that are words by themselves.
    func mark(pairs bits: inout [UInt64], singles: inout ScalarSet) {
        // the scalar that leads from the root to a node, 0 for nodes further away
        var heads = [UInt32](repeating: 0, count: values.count)
        for edge in edges where edge != 0 && edge >> 43 == 0 {
            let scalar = UInt32(truncatingIfNeeded: edge >> 22)
            let node = Int(edge & 0x3F_FFFF)
            heads[node] = scalar
            if values[node] >= 0 { singles.insert(scalar) }
        }
        for edge in edges where edge >> 43 != 0 && heads[Int(edge >> 43)] != 0 {
            let slot = Trie.pair(heads[Int(edge >> 43)], UInt32(edge >> 22 & 0x1F_FFFF))
            bits[slot >> 6] |= 1 << UInt64(slot & 63)
        }
    }

    /// Slot of a pair of scalars in a table of 2^20 bits.
    @inline(__always)
    static func pair(_ first: UInt32, _ second: UInt32) -> Int {
        Int(truncatingIfNeeded: ((UInt64(first) << 16 ^ UInt64(second)) &* 0x9E37_79B9_7F4A_7C15) >> 44)
    }

    /// How many scalars from `place` on begin some word of the trie.
    func reach(_ text: [UInt32], _ place: Int, _ limit: Int) -> Int {
        var node = 0
        var index = place
        while index < min(limit, text.count) {
            node = child(node, text[index])
            guard node > 0 else { break }
            index += 1
        }
        return index - place
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
    func value(of word: Cell) -> Int? {
        var node = 0
        word.forEachScalar(while: { scalar in
            node = child(node, scalar)
            return node > 0
        })
        return node > 0 && values[node] >= 0 ? Int(values[node]) : nil
    }

    /// The value of exactly this word.
    func value(of word: some StringProtocol) -> Int? {
        guard let first = word.unicodeScalars.first, begins(first.value) else { return nil }
        let text = word.scalarValues
        guard let match = longest(text, 0, text.count), match.length == text.count else { return nil }
        return match.value
    }
}

/// The words of a trie that stand at one place, shortest first. No word of the vocabulary begins with eight others; where one
/// did, the shortest would be left out. Without memory of their own they are copied as they are.
struct TrieMatches: RandomAccessCollection {
    private static let most = 8
    private var words = InlineArray<8, UInt64>(repeating: 0)
    private(set) var count = 0

    var startIndex: Int { 0 }
    var endIndex: Int { count }

    subscript(index: Int) -> (value: Int, length: Int) {
        (Int(words[index] >> 32), Int(words[index] & 0xFFFF_FFFF))
    }

    @inline(__always)
    fileprivate mutating func append(value: Int, length: Int) {
        if count == TrieMatches.most {
            for index in 1..<count { words[index - 1] = words[index] }
            count -= 1
        }
        words[count] = UInt64(value) << 32 | UInt64(length)
        count += 1
    }
}
