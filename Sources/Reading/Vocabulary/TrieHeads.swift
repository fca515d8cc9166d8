/// The first scalars of the words of a trie: where each leads to, whether it is a word, and a bit for each sort of scalar that may come
/// next. A small open-addressed hash table; a head is 16 bytes, so that one look at the memory says it all.
struct TrieHeads: Sendable {
    struct Head {
        /// One bit of 64 for each scalar that follows in some word.
        fileprivate var next: UInt64 = 0
        /// The scalar, and in the highest bit whether it is a word by itself.
        fileprivate var scalar: UInt32 = 0
        fileprivate var place: UInt32 = 0

        var node: Int { Int(place) }
        var isWord: Bool { scalar >> 31 == 1 }

        /// False where no word goes on with `scalar`; true where one may.
        @inline(__always)
        func mayLead(to scalar: UInt32) -> Bool { next >> TrieHeads.bit(scalar) & 1 == 1 }
    }

    private var slots = [Head](repeating: Head(), count: 16)
    private var count = 0

    @inline(__always)
    fileprivate static func bit(_ scalar: UInt32) -> UInt64 { UInt64((scalar &* 0x9E37_79B1) >> 26) }

    @inline(__always)
    private static func slot(_ scalar: UInt32) -> Int { Int((scalar &* 0x9E37_79B1) >> 12) }

    /// The head `scalar`, nil where no word begins with it.
    @inline(__always)
    subscript(scalar: UInt32) -> Head? {
        slots.withUnsafeBufferPointer { slots in
            var slot = TrieHeads.slot(scalar) & (slots.count &- 1)
            while true {
                let head = slots[slot]
                if head.scalar & 0x7FFF_FFFF == scalar, head.place > 0 { return head }
                if head.place == 0 { return nil }
                slot = (slot &+ 1) & (slots.count &- 1)
            }
        }
    }

    private func place(of scalar: UInt32) -> Int {
        var slot = TrieHeads.slot(scalar) & (slots.count - 1)
        while slots[slot].place > 0, slots[slot].scalar & 0x7FFF_FFFF != scalar { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    /// Adds a head that is not there yet; `node` is where it leads to.
    mutating func add(_ scalar: UInt32, node: Int) {
        count += 1
        if count * 2 > slots.count {
            let old = slots
            slots = [Head](repeating: Head(), count: old.count * 2)
            for head in old where head.place > 0 { slots[place(of: head.scalar & 0x7FFF_FFFF)] = head }
        }
        slots[place(of: scalar)] = Head(scalar: scalar, place: UInt32(node))
    }

    /// Has the heads lead to other nodes; `node` gives that of a scalar.
    mutating func renumber(_ node: (UInt32) -> Int) {
        for slot in slots.indices where slots[slot].place > 0 {
            slots[slot].place = UInt32(node(slots[slot].scalar & 0x7FFF_FFFF))
        }
    }

    /// Notes how a word goes on behind its head; nil for one that is no longer.
    mutating func note(_ head: UInt32, next: UInt32?) {
        let slot = place(of: head)
        if let next { slots[slot].next |= 1 << TrieHeads.bit(next) } else { slots[slot].scalar |= 1 << 31 }
    }
}
