namespace Ledger;

public enum Kind
{
    Cash,
    Savings,
    Loan,
    Closed,
}

public sealed record Entry(DateOnly Day, decimal Amount, string Text);

public class Account(string owner, Kind kind)
{
    private readonly List<Entry> entries = [];

    public string Owner { get; } = owner;

    public Kind Kind { get; private set; } = kind;

    public decimal Balance => entries.Sum(entry => entry.Amount);

    public void Book(Entry entry)
    {
        if (Kind == Kind.Closed || entry.Amount == 0)
        {
            throw new InvalidOperationException(
                $"The account of {Owner} " +
                "takes no such entry.");
        }

        entries.Add(entry);
        if (Balance < 0 && Kind != Kind.Loan)
        {
            Kind = Kind.Loan;
        }
    }

    public decimal Interest() => Kind switch
    {
        Kind.Cash => 0m,
        Kind.Savings when Balance > 10_000m => Balance * 0.02m,
        Kind.Savings => Balance * 0.01m,
        Kind.Loan => Balance * 0.08m,
        _ => throw new InvalidOperationException("A closed account bears none."),
    };

    public string Describe(bool verbose)
    {
        string Sign(decimal amount) => amount < 0 ? "-" : "+";
        return verbose
            ? string.Join(
                Environment.NewLine,
                entries.Select(entry => $"{entry.Day} {Sign(entry.Amount)} {entry.Text}"))
            : $"{Owner}: {entries.Count}";
    }

    public sealed class Audit
    {
        private int seen;

        public bool Check(Account account)
        {
            seen++;
            foreach (var entry in account.entries)
            {
                if (entry.Text.Length == 0) { return false; }
            }

            return seen > 0;
        }

        public int Seen() => seen;
    }
}

public static class Rounding
{
    public static decimal Cents(decimal amount) => amount >= 0
        ? Math.Floor(amount * 100) / 100
        : Math.Ceiling(amount * 100) / 100;

    public static string Word(int days)
    {
        switch (days)
        {
            case 0: return "today";
            case 1: return "tomorrow";
            case 2: return "the day after";
            case 3:
            case 4:
                return "soon";
            default:
                return days < 0 ? "past" : "later";
        }
    }
}
