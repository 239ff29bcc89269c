namespace Ledger;

public partial class Journal<T>
{
    public int Searches { get; private set; }

    public bool IsBusy() => Searches > 100 || pages.Count > 100;
}
