// Reads a JSON array of T-SQL scripts from standard input and writes what Microsoft's own parser
// sees in each: errors, batches, and every statement with its kind, place and target.
using System.Text.Json;
using Microsoft.SqlServer.TransactSql.ScriptDom;

var scripts = JsonSerializer.Deserialize<string[]>(Console.OpenStandardInput())!;
var answers = scripts.Select(Reading.Of).ToArray();
using var output = Console.OpenStandardOutput();
JsonSerializer.Serialize(output, answers, new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase });

record Statement(string Kind, int Start, int End, string Target, string[] Names, bool? Where);

record Batch(int Start, int End, Statement[] Statements);

record Answer(string[] Errors, Batch[] Batches);

static class Reading
{
    public static Answer Of(string sql)
    {
        var parser = new TSql170Parser(initialQuotedIdentifiers: true);
        var fragment = (TSqlScript?)parser.Parse(new StringReader(sql), out var errors);
        var batches = (fragment?.Batches ?? [])
            .Select(batch => new Batch(batch.StartOffset, batch.StartOffset + batch.FragmentLength, Flat(batch.Statements).ToArray()))
            .ToArray();
        return new Answer(errors.Select(error => $"{error.Line}: {error.Message}").ToArray(), batches);
    }

    // Statements in the order of the text; what IF, BEGIN, WHILE and TRY hold follows them.
    static IEnumerable<Statement> Flat(IEnumerable<TSqlStatement?> statements) =>
        statements.OfType<TSqlStatement>().SelectMany(statement => Inner(statement).Prepend(Described(statement)));

    static IEnumerable<Statement> Inner(TSqlStatement statement) => statement switch
    {
        IfStatement branch => Flat([branch.ThenStatement, branch.ElseStatement]),
        WhileStatement loop => Flat([loop.Statement]),
        BeginEndBlockStatement block => Flat(block.StatementList.Statements),
        TryCatchStatement guarded => Flat(guarded.TryStatements.Statements).Concat(Flat(guarded.CatchStatements.Statements)),
        _ => [],
    };

    static Statement Described(TSqlStatement statement)
    {
        var (target, names, where) = Details(statement);
        var end = statement.StartOffset + statement.FragmentLength;
        return new Statement(statement.GetType().Name, statement.StartOffset, end, target, names, where);
    }

    static (string Target, string[] Names, bool? Where) Details(TSqlStatement statement) => statement switch
    {
        CreateTableStatement s => (Name(s.SchemaObjectName), s.Definition?.ColumnDefinitions.Select(c => c.ColumnIdentifier.Value).ToArray() ?? [], null),
        AlterTableAddTableElementStatement s => (Name(s.SchemaObjectName), [.. s.Definition.ColumnDefinitions.Select(c => c.ColumnIdentifier.Value), .. s.Definition.TableConstraints.Select(c => c.ConstraintIdentifier?.Value ?? "")], null),
        AlterTableDropTableElementStatement s => (Name(s.SchemaObjectName), s.AlterTableDropTableElements.Select(e => e.Name?.Value ?? "").ToArray(), null),
        AlterTableAlterColumnStatement s => (Name(s.SchemaObjectName), [s.ColumnIdentifier.Value], null),
        AlterTableConstraintModificationStatement s => (Name(s.SchemaObjectName), s.ConstraintNames.Select(n => n.Value).ToArray(), null),
        AlterTableStatement s => (Name(s.SchemaObjectName), [], null),
        DropTableStatement s => (Name(s.Objects[0]), s.Objects.Skip(1).Select(Name).ToArray(), null),
        DropObjectsStatement s => (Name(s.Objects[0]), s.Objects.Skip(1).Select(Name).ToArray(), null),
        CreateIndexStatement s => (Name(s.OnName), [s.Name.Value, .. s.Unique ? new[] { "UNIQUE" } : []], null),
        DropIndexStatement s => s.DropIndexClauses[0] switch
        {
            DropIndexClause clause => (Name(clause.Object), [clause.Index.Value], null),
            BackwardsCompatibleDropIndexClause clause => (string.Join(".", clause.Index.Identifiers.SkipLast(1).Select(part => part.Value)), [clause.Index.Identifiers[^1].Value], null),
            _ => ("", [], null),
        },
        CreateSchemaStatement s => (s.Name?.Value ?? "", [], null),
        DropSchemaStatement s => (Name(s.Schema), [], null),
        AlterSchemaStatement s => (Name(s.ObjectName), [s.Name.Value], null),
        CreateSequenceStatement s => (Name(s.Name), [], null),
        AlterSequenceStatement s => (Name(s.Name), [], null),
        InsertStatement s => (Target(s.InsertSpecification.Target), [], null),
        UpdateStatement s => (Target(s.UpdateSpecification.Target), [], s.UpdateSpecification.WhereClause != null),
        DeleteStatement s => (Target(s.DeleteSpecification.Target), [], s.DeleteSpecification.WhereClause != null),
        MergeStatement s => (Target(s.MergeSpecification.Target), [], null),
        TruncateTableStatement s => (Name(s.TableName), [], null),
        ExecuteStatement s => (Executed(s.ExecuteSpecification.ExecutableEntity), [], null),
        ViewStatementBody s => (Name(s.SchemaObjectName), [], null),
        ProcedureStatementBody s => (Name(s.ProcedureReference.Name), [], null),
        FunctionStatementBody s => (Name(s.Name), [], null),
        TriggerStatementBody s => (Name(s.Name), [], null),
        _ => ("", [], null),
    };

    static string Executed(ExecutableEntity entity) => entity switch
    {
        ExecutableProcedureReference call => Name(call.ProcedureReference.ProcedureReference?.Name),
        _ => "",
    };

    static string Target(TableReference target) => target switch
    {
        NamedTableReference named => Name(named.SchemaObject),
        VariableTableReference variable => variable.Variable.Name,
        _ => "",
    };

    static string Name(SchemaObjectName? name) =>
        name == null ? "" : string.Join(".", name.Identifiers.Select(part => part.Value));
}
