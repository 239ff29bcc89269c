namespace Ledger.Tests;

public class AccountTests
{
    private static readonly DateOnly Day = new(2024, 1, 2);

    [Fact]
    public void BooksAndTurnsIntoALoan()
    {
        var account = new Account("Ada", Kind.Savings);
        account.Book(new Entry(Day, 100m, "first"));
        Assert.Equal(1m, account.Interest());
        account.Book(new Entry(Day, -300m, "second"));
        Assert.Equal(Kind.Loan, account.Kind);
        Assert.Equal(-16m, account.Interest());
    }

    [Theory]
    [InlineData(0, "today")]
    [InlineData(1, "tomorrow")]
    [InlineData(9, "later")]
    public void NamesDays(int days, string word) => Assert.Equal(word, Rounding.Word(days));

    [Fact]
    public void RoundsDown() => Assert.Equal(1.23m, Rounding.Cents(1.239m));

    [Fact]
    public async Task LoadsAPageOnce()
    {
        var journal = new Journal<string>();
        Assert.Equal("page", await journal.FindAsync("a", async name => { await Task.Yield(); return "page"; }));
        Assert.Equal("page", await journal.FindAsync("a", name => throw new IOException()));
        Assert.Equal(["a"], journal.Names());
    }
}
