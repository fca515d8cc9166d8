import Quantities
import Reporting
import Store

extension Cell {
    /// A value of the database as a cell: NULL is unknown, a number is exact as SQLite prints it.
    init(_ value: QueryValue) {
        switch value {
        case .null: self = .unknown
        case .integer(let integer): self = .integer(Int(integer))
        case .real(let real): self = Exact(plain: "\(real)").map { .number($0) } ?? .text("\(real)")
        case .text(let text): self = .text(text)
        case .blob(let bytes): self = .text("x'" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "'")
        }
    }
}
