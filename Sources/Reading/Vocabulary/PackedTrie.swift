/// The nodes of a trie in the order in which a walk meets them: what leads on from a node lies side by side, and the rest of a word right
/// behind it. A node is 16 bytes and has its value with it, so that most words are read from one or two lines of the processor's cache.
struct PackedTrie: Sendable {
    struct Node {
        /// What leads here.
        fileprivate(set) var scalar: UInt32
        /// Value of the word that ends here, -1 for none.
        fileprivate(set) var value: Int32
        /// Where the nodes that it leads to begin, and how many they are.
        fileprivate var first: Int32
        fileprivate var count: Int32
    }

    /// None where nothing is packed; else node 0 is the root.
    private(set) var nodes: [Node] = []

    /// Nothing.
    init() {}

    /// The trie with these edges, of which 0 is none: in each the node that it begins at (21 bits), its scalar (21 bits) and the node
    /// that it leads to (22 bits), all in the order in which they were made; node 0 is the root.
    ///
    /// - Parameter values: value of each node
    init(edges: [UInt64], values: [Int32]) {
        // the edges of each node in a row, by counting; scalar and node in one number
        var ends = [Int32](repeating: 0, count: values.count + 1)
        for edge in edges where edge != 0 { ends[Int(edge >> 43) &+ 1] &+= 1 }
        for node in values.indices { ends[node &+ 1] &+= ends[node] }
        var rows = [UInt64](repeating: 0, count: Int(ends[values.count]))
        for edge in edges where edge != 0 {
            let node = Int(edge >> 43)
            rows[Int(ends[node])] = (edge >> 22 & 0x1F_FFFF) << 32 | edge & 0x3F_FFFF
            ends[node] &+= 1
        }
        nodes.reserveCapacity(values.count)
        nodes.append(Node(scalar: 0, value: values[0], first: 0, count: 0))
        // nodes whose followers have no place yet: the number that they had, and the new one
        var open: [(old: Int, new: Int)] = [(0, 0)]
        while let (old, new) = open.popLast() {
            let row = (old == 0 ? 0 : Int(ends[old - 1]))..<Int(ends[old])
            if row.count > 1 { rows[row].sort() }
            nodes[new].first = Int32(nodes.count)
            nodes[new].count = Int32(row.count)
            for edge in rows[row] {
                nodes.append(Node(scalar: UInt32(edge >> 32), value: values[Int(edge & 0xFFFF_FFFF)], first: 0, count: 0))
            }
            var place = nodes.count
            for edge in rows[row].reversed() {
                place &-= 1
                open.append((Int(edge & 0xFFFF_FFFF), place))
            }
        }
    }

    /// The node that `scalar` leads to from the root; 0 for none.
    func child(ofRoot scalar: UInt32) -> Int {
        nodes.withUnsafeBufferPointer { PackedTrie.child(of: $0[0], scalar, in: $0) }
    }

    /// The node that `scalar` leads to from `node`; 0 for none.
    @inline(__always)
    static func child(of node: Node, _ scalar: UInt32, in nodes: UnsafeBufferPointer<Node>) -> Int {
        var (low, high) = (Int(node.first), Int(node.first &+ node.count))
        while high &- low > 4 {
            let middle = (low &+ high) >> 1
            if nodes[middle].scalar <= scalar { low = middle } else { high = middle }
        }
        while low < high {
            if nodes[low].scalar == scalar { return low }
            low &+= 1
        }
        return 0
    }
}
