namespace Ledger.Migrations;

/// <summary>Stands for what EF Core writes and nobody tests.</summary>
public class First
{
    public IReadOnlyList<string> Up()
    {
        var steps = new List<string>
        {
            "create table accounts",
            "create table entries",
        };
        return steps;
    }
}
