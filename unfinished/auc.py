import sys,csv,numpy as np
from collections import defaultdict
def load(f):
    d=defaultdict(list)
    for r in csv.DictReader(open(f)):
        d[r['origin']].append((r['row'],int(r['customer']),r['order'],int(r['y']),float(r['p']),float(r['prr']),float(r['crr'])))
    return d
def auc(y,s):
    o=np.argsort(s,kind='stable'); s=s[o]; y=y[o]
    r=np.empty(len(s)); i=0
    _,inv,cnt=np.unique(s,return_inverse=True,return_counts=True)
    end=np.cumsum(cnt); r=(end-(cnt-1)/2)[inv]
    n1=y.sum(); n0=len(y)-n1
    return (r[y==1].sum()-n1*(n1+1)/2)/(n1*n0)
def ll(y,p):
    p=np.clip(p,1e-6,1-1e-6); return -(y*np.log(p)+(1-y)*np.log(1-p)).mean()
if __name__=='__main__':
    for f in sys.argv[1:]:
        for o,v in load(f).items():
            import datetime
            y0,m0=int(o[:4]),int(o[5:7]); m1=(m0%12)+1; nm='%04d-%02d'%(y0+(m0==12),m1)
            out=[]
            for k in (0,1):
                w=[x for x in v if (x[2][:7]==nm)==(k==1)]
                y=np.array([x[3] for x in w]);prr=np.array([x[5] for x in w]);crr=np.array([x[6] for x in w])
                ok=~np.isnan(crr)
                out.append('m%d n=%d prr auc %.4f mean %.3f/%.3f ll %.4f crr auc %.4f mean %.3f/%.3f'%(k,len(y),auc(y,prr),prr.mean(),y.mean(),ll(y,prr),auc(y[ok],crr[ok]),crr[ok].mean(),y[ok].mean()))
            print(f,o,' | '.join(out))
