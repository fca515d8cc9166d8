/// The nodes of a trie in the order in which a walk meets them: what leads on from a node lies side by side, and the rest of a word right
/// behind it. A node is 16 bytes and has its value with it, so that most words are read from one or two lines of the processor's cache.
struct PackedTrie: Sendable {
    struct Node {
        /// What leads here.
        fileprivate var scalar: UInt32
        /// Value of the word that ends here, -1 for none.
        fileprivate(set) var value: Int32
        /// Where the nodes that it leads to begin, and how many they are.
        fileprivate var first: Int32
        fileprivate var count: Int32
    }

    fileprivate(set) var nodes: [Node] = []

    /// Nothing.
    init() {}

    /// The trie with these edges: the node that each begins at, its scalar, the node that it leads to, all below `count`; node 0 is the root.
    ///
    /// - Parameter values: value of each node
    /// - Returns: with it the new number of each node.
    static func packing(_ edges: [(node: Int, scalar: UInt32, child: Int)], values: [Int32]) -> (
        packed: PackedTrie, numbers: [Int32]
    ) {
        // the edges of each node in a row, by counting
        var starts = [Int32](repeating: 0, count: values.count + 1)
        for edge in edges { starts[edge.node + 1] += 1 }
        for node in values.indices { starts[node + 1] += starts[node] }
        var next = starts
        var sorted = [(scalar: UInt32, child: Int32)](repeating: (0, 0), count: edges.count)
        for edge in edges {
            sorted[Int(next[edge.node])] = (edge.scalar, Int32(edge.child))
            next[edge.node] += 1
        }
        var packed = PackedTrie()
        packed.nodes.reserveCapacity(values.count)
        packed.nodes.append(Node(scalar: 0, value: values[0], first: 0, count: 0))
        var numbers = [Int32](repeating: 0, count: values.count)
        var open = [0]
        while let node = open.popLast() {
            let row = Int(starts[node])..<Int(starts[node + 1])
            if row.count > 1 { sorted[row].sort { $0.scalar < $1.scalar } }
            packed.nodes[Int(numbers[node])].first = Int32(packed.nodes.count)
            packed.nodes[Int(numbers[node])].count = Int32(row.count)
            for (scalar, child) in sorted[row] {
                numbers[Int(child)] = Int32(packed.nodes.count)
                packed.nodes.append(Node(scalar: scalar, value: values[Int(child)], first: 0, count: 0))
            }
            for (_, child) in sorted[row].reversed() { open.append(Int(child)) }
        }
        return (packed, numbers)
    }

    /// The node that `scalar` leads to from `node`; nil for none.
    @inline(__always)
    static func child(of node: Node, _ scalar: UInt32, in nodes: UnsafeBufferPointer<Node>) -> Node? {
        var (low, high) = (Int(node.first), Int(node.first &+ node.count))
        while high &- low > 4 {
            let middle = (low &+ high) >> 1
            if nodes[middle].scalar <= scalar { low = middle } else { high = middle }
        }
        while low < high {
            if nodes[low].scalar == scalar { return nodes[low] }
            low &+= 1
        }
        return nil
    }
}
