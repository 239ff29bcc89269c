namespace Ledger.NightTests;

public class JournalTests
{
    [Fact]
    public async Task ForgivesAnUnreadablePage()
    {
        var journal = new Journal<string>();
        Assert.Null(await journal.FindAsync("a", _ => throw new IOException()));
        Assert.False(journal.IsBusy());
        await foreach (var page in journal.AllAsync()) Assert.NotNull(page);
        Assert.Empty(journal.Names(name => name.Length > 1));
    }

    [Theory]
    [InlineData(2, "the day after")]
    [InlineData(4, "soon")]
    [InlineData(-1, "past")]
    public void NamesDays(int days, string word) => Assert.Equal(word, Rounding.Word(days));

    [Fact]
    public void RefusesAnEmptyEntry()
    {
        var account = new Account("Ada", Kind.Cash);
        Assert.Throws<InvalidOperationException>(() => account.Book(new Entry(default, 0m, "")));
        Assert.Equal("Ada: 0", account.Describe(false));
        Assert.True(new Account.Audit().Check(account));
        Assert.Equal(-1.23m, Rounding.Cents(-1.239m));
    }
}
